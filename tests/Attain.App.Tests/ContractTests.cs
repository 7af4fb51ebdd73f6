using System.Text.Json;
using System.Text.RegularExpressions;
using Attain.Core;

namespace Attain.App.Tests;

/// <summary>What scripts rely on: one JSON document on standard output, how numbers and members are written, exit codes, messages elsewhere.</summary>
public sealed partial class ContractTests(LoadedSample sample, SmallPlaces places) : IClassFixture<SmallPlaces>
{
    private const TestDatabase Database = TestDatabase.Sqlite;

    [Theory]
    [InlineData("metrics --list")]
    [InlineData("metrics revenue,win_rate,attainment --by month,rep")]
    [InlineData("explain revenue --from 2013-01-01 --to 2013-06-30")]
    [InlineData("diagnose")]
    [InlineData("segments")]
    [InlineData("plan list")]
    [InlineData("pace --by rep,territory")]
    [InlineData("funnel --target 1200000")]
    [InlineData("today --person 282")]
    [InlineData("report health")]
    [InlineData("loop")]
    [InlineData("import list")]
    [InlineData("check")]
    public void Json_is_one_document_and_all_there_is(string command)
    {
        var ran = sample.On(Database).Run([.. command.Split(' '), "--format", "json"]);
        ran.Json.ValueKind.ShouldBe(JsonValueKind.Object);
        ran.Output.TrimEnd().ShouldNotContain("\n");
        ran.Error.ShouldBeEmpty();
    }

    [Fact]
    public void Process_writes_json_to_standard_output_and_nothing_else_in_either_language()
    {
        var ran = sample.On(Database).Execute("metrics", "revenue", "--by", "year", "--format", "json");
        (ran.Json.GetProperty("asOf").GetString(), ran.Json.GetProperty("currency").GetString()).ShouldBe(("2013-11-29", "USD"));
        ran.Error.ShouldBeEmpty();
        var refused = sample.On(Database).Execute("metrics", "turnover", "--format", "json");
        refused.Refusal.ShouldContain("turnover");
        sample.On(Database).Execute("metrics", "--turnover").Code.ShouldBe(2);
    }

    [Fact]
    public void Money_is_exact_and_ratios_come_with_what_they_were_made_of()
    {
        var row = sample.On(Database).Ask("metrics", "revenue,gross_margin_rate,orders,average_order_value,spend", "--from", "2013-01-01", "--to", "2013-03-31").GetProperty("rows").EnumerateArray().Single();

        row.GetProperty("revenue").EnumerateObject().Select(p => p.Name).ShouldBe(["value"]);
        Text(row, "revenue").ShouldMatch(@"^\d+\.\d{4}$");
        Text(row, "orders").ShouldMatch(@"^\d+$");
        foreach (var ratio in new[] { "gross_margin_rate", "average_order_value" })
        {
            var value = row.GetProperty(ratio);
            value.EnumerateObject().Select(p => p.Name).ShouldBe(["value", "numerator", "denominator"]);
            Text(row, ratio).Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length.ShouldBeLessThanOrEqualTo(12);
            var exact = Number(value, "numerator") / Number(value, "denominator");
            Math.Abs(Number(value, "value") / exact - 1).ShouldBeLessThan(1e-11m);
        }
        row.GetProperty("spend").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        row.GetProperty("spend").GetProperty("notLoaded").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("year", @"^""\d{4}""$")]
    [InlineData("quarter", @"^""\d{4}-Q[1-4]""$")]
    [InlineData("month", @"^""\d{4}-\d{2}""$")]
    [InlineData("week", @"^""\d{4}-W\d{2}""$")]
    [InlineData("day", @"^""\d{4}-\d{2}-\d{2}""$")]
    [InlineData("rep", @"^(null|\{""id"":""\d+"",""name"":""[^""]+""\})$")]
    [InlineData("window", @"^\{""id"":""\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2}"",""name"":""[^""]+""\}$")]
    [InlineData("newness", @"^\{""id"":""(new|existing)"",""name"":""[^""]+""\}$")]
    public void Keys_are_labels_or_members(string dimension, string pattern)
    {
        var rows = sample.On(Database).Ask("metrics", "revenue", "--by", dimension).GetProperty("rows").EnumerateArray().ToList();
        rows.ShouldNotBeEmpty();
        foreach (var row in rows) row.GetProperty(dimension).GetRawText().ShouldMatch(pattern);
    }

    [Fact]
    public void Undefined_ratio_is_null_with_its_parts()
    {
        using var place = TestPlace.New(Database);
        using var terminal = new Terminal(place.Address);
        using var folder = new TempFolder();
        SmallFiles.Load(terminal, folder);
        SmallFiles.Import(terminal, folder, "orders", "order,day,customer,quantity,amount,document\nR1,2024-04-02,K1,-1,-5.2500,return\n");

        var value = terminal.Ask("metrics", "average_order_value", "--from", "2024-04-01", "--to", "2024-04-30").GetProperty("rows")[0].GetProperty("average_order_value");

        value.GetRawText().ShouldBe("""{"value":null,"numerator":"-5.25","denominator":"0"}""");
    }

    [Fact]
    public void List_of_metrics_tells_names_unit_direction_and_dimensions()
    {
        var metrics = sample.On(Database).Ask("metrics", "--list").GetProperty("metrics").EnumerateArray().ToList();
        metrics.Select(m => m.GetProperty("id").GetString()).ShouldContain("revenue");
        foreach (var metric in metrics)
        {
            metric.GetProperty("name").GetProperty("zh").GetString()!.ShouldMatch(@"\p{IsCJKUnifiedIdeographs}|ROI");
            metric.GetProperty("name").GetProperty("en").GetString()!.ShouldMatch("[A-Za-z]");
            metric.GetProperty("direction").GetString().ShouldBeOneOf("higher", "lower", "neutral");
            metric.GetProperty("unit").GetString().ShouldBeOneOf("money", "count", "quantity", "share", "days", "hours");
            metric.GetProperty("dimensions").GetArrayLength().ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Import_tells_counts_and_problems_in_one_document_also_for_several_files()
    {
        using var place = TestPlace.New(Database);
        using var terminal = new Terminal(place.Address);
        using var folder = new TempFolder();
        SmallFiles.Load(terminal, folder);
        var good = folder.Write("good.csv", "id,name\nK7,A\n");
        var bad = folder.Write("bad.csv", "id,name\nK8,B\n,C\n");

        terminal.Run("import", good, "--as", "customers", "--format", "json").Output.TrimEnd()
            .ShouldBe("""{"import":4,"read":1,"inserted":1,"updated":0,"unchanged":0,"rejected":0,"problems":[]}""");
        var both = terminal.Run("import", good, bad, good, "--as", "customers", "--format", "json");
        both.Code.ShouldBe(1);
        var files = JsonDocument.Parse(both.Output).RootElement.GetProperty("files").EnumerateArray().ToList();
        files.Select(f => f.GetProperty("file").GetString()).ShouldBe([good, bad]);
        files[1].GetProperty("problems")[0].GetRawText().ShouldStartWith("""{"row":3,"column":"id","problem":""");

        var skipped = terminal.Run("import", bad, "--as", "customers", "--on-error", "skip", "--rejects", folder.File("rejects.csv"), "--format", "json").Json;
        (skipped.GetProperty("inserted").GetInt32(), skipped.GetProperty("rejected").GetInt32()).ShouldBe((1, 1));
        File.ReadAllText(folder.File("rejects.csv")).ShouldContain(",C");
    }

    [Theory]
    [InlineData("metrics turnover", "turnover")]
    [InlineData("metrics", "--list")]
    [InlineData("metrics revenue --by moon", "moon")]
    [InlineData("metrics leads --by window", "window")]
    [InlineData("metrics revenue --where territory=Atlantis", "Atlantis")]
    [InlineData("metrics revenue --where Atlantis", "Atlantis")]
    [InlineData("metrics revenue --where month=2013-01", "--from")]
    [InlineData("metrics revenue --from 2013-02-30", "2013-02-30")]
    [InlineData("metrics revenue --to 3/17/2013", "3/17/2013")]
    [InlineData("metrics revenue --from 2013-05-02 --to 2013-05-01", "1 May 2013")]
    [InlineData("explain revenue --vs-from 2012-12-31 --vs-to 2012-01-01", "1 Jan 2012")]
    [InlineData("explain turnover", "turnover")]
    [InlineData("metrics revenue --viewer Nobody", "Nobody")]
    [InlineData("today --person 4711", "4711")]
    [InlineData("pace --as-of yesterday", "yesterday")]
    [InlineData("pace --by moon", "moon")]
    [InlineData("metrics revenue --workspace Elsewhere", "Elsewhere")]
    [InlineData("plan show Elsewhere", "Elsewhere")]
    [InlineData("plan new --year 2014 --total 100 --along moon", "moon")]
    [InlineData("import", "--as")]
    [InlineData("import x.csv", "--as")]
    [InlineData("import x.csv --as moons", "moons")]
    [InlineData("init --sample moon", "moon")]
    public void What_cannot_be_done_is_refused_in_one_line_that_names_it(string command, string named)
    {
        var refusal = places.On(Database).Run(command.Split(' ')).Refusal;
        refusal.ShouldContain(named);
        refusal.ShouldNotContain("\n");
        refusal.ShouldNotContain("   at ");
        Han().IsMatch(places.On(Database).Run(Language.Chinese, command.Split(' ')).Refusal).ShouldBeTrue();
    }

    [Theory]
    [InlineData("moon")]
    [InlineData("metrics revenue --moon")]
    [InlineData("metrics revenue --format xml")]
    [InlineData("metrics revenue --executor abacus")]
    [InlineData("plan new --year next")]
    [InlineData("today")]
    public void Wrong_usage_ends_with_2_and_where_to_read_on(string command)
    {
        var ran = sample.On(Database).Run(command.Split(' '));
        ran.Code.ShouldBe(2);
        ran.Output.ShouldBeEmpty();
        ran.Error.ShouldContain("--help");
    }

    [Fact]
    public void Help_is_there_for_every_command_in_both_languages()
    {
        foreach (var command in new[] { "", "init", "import", "import list", "metrics", "explain", "diagnose", "segments", "plan", "plan new", "plan show", "plan list", "pace", "today", "report", "report health", "loop", "check" })
        {
            string[] words = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"];
            var (english, chinese) = (sample.On(Database).Run(words), sample.On(Database).Run(Language.Chinese, words));
            (english.Code, chinese.Code).ShouldBe((0, 0), command);
            english.Output.ShouldContain("--workspace");
            Han().IsMatch(english.Output).ShouldBeFalse(command + english.Output);
            Han().Count(chinese.Output).ShouldBeGreaterThan(20, command);
        }
    }

    private static string Text(JsonElement row, string metric) => row.GetProperty(metric).GetProperty("value").GetString()!;

    private static decimal Number(JsonElement value, string part) => decimal.Parse(value.GetProperty(part).GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Han();
}
