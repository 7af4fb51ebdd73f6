using System.Globalization;
using System.Text.Json;

namespace Attain.App.Tests;

/// <summary>What <c>attain metrics</c> says of AdventureWorks is what adding up its files gives, to the fourth decimal.</summary>
public sealed class SampleSumsTests(LoadedSample sample)
{
    private const string Metrics = "revenue,cost,gross_margin,orders,order_lines,quantity,active_customers";

    public static TheoryData<TestDatabase, string> Cuts()
    {
        var cuts = new TheoryData<TestDatabase, string>();
        foreach (var database in Enum.GetValues<TestDatabase>())
            foreach (var cut in new[] { "", "rep", "territory", "year", "quarter", "month", "week", "day", "category", "line", "channel", "rep,quarter", "territory,category,channel" })
                cuts.Add(database, cut);
        return cuts;
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public void Sums_equal_those_of_the_files(TestDatabase database, string by)
    {
        var expected = Expected(by, SampleFiles.Lines.Where(l => l.Day <= SampleFiles.AsOf));
        foreach (var executor in new[] { "columns", "sql" })
            Answer(database, by, "--executor", executor).ShouldBe(expected, $"{database} {executor}");
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Days_named_beyond_the_as_of_day_are_answered(TestDatabase database)
    {
        var beyond = SampleFiles.Lines.Where(l => l.Day >= new DateOnly(2013, 6, 15) && l.Day <= new DateOnly(2014, 1, 20)).ToList();
        beyond.ShouldContain(l => l.Day > SampleFiles.AsOf);
        foreach (var executor in new[] { "columns", "sql" })
            Answer(database, "channel,month", "--from", "2013-06-15", "--to", "2014-01-20", "--executor", executor).ShouldBe(Expected("channel,month", beyond));
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Condition_on_a_region_takes_all_territories_below_it(TestDatabase database)
    {
        string[] northAmerica = ["1", "2", "3", "4", "5", "6"];
        var lines = SampleFiles.Lines.Where(l => l.Day <= SampleFiles.AsOf && northAmerica.Contains(l.Territory) && l.Category == "Bikes");
        Answer(database, "year", "--where", "territory=North America", "--where", "category=Bikes").ShouldBe(Expected("year", lines));
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite, "columns")]
    [InlineData(TestDatabase.Sqlite, "sql")]
    [InlineData(TestDatabase.Postgres, "columns")]
    [InlineData(TestDatabase.Postgres, "sql")]
    public void Attainment_is_dealer_sales_over_quota_within_the_window(TestDatabase database, string executor)
    {
        var rows = sample.On(database).Ask("metrics", "attainment,target", "--by", "window,rep", "--executor", executor).GetProperty("rows").EnumerateArray()
            .Select(row => $"{Key(row, "window")} {Key(row, "rep")} {Said(row, "attainment", "numerator")} / {Said(row, "attainment", "denominator")} = {Said(row, "attainment", "value")}, {Said(row, "target", "value")}");

        var dealers = SampleFiles.Lines.Where(l => l.Channel == "Dealer").ToLookup(l => l.Rep);
        var expected = SampleFiles.Quotas().Select(quota =>
        {
            var sold = dealers[quota.Rep].Where(l => l.Day >= quota.From && l.Day < quota.To).Sum(l => l.Amount);
            return $"{quota.From:yyyy-MM-dd}..{quota.To.AddDays(-1):yyyy-MM-dd} {quota.Rep} {Plain(sold)} / {Plain(quota.Amount)} = {TwelveDigits(sold / quota.Amount)}, {Exact(quota.Amount)}";
        });

        rows.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    /// <summary>A line per row of the answer: its keys, then its numbers.</summary>
    private List<string> Answer(TestDatabase database, string by, params string[] options)
    {
        string[] cut = by == "" ? [] : ["--by", by];
        return [.. sample.On(database).Ask(["metrics", Metrics, .. cut, .. options]).GetProperty("rows").EnumerateArray()
            .Select(row => string.Join(" | ", Names(by).Select(name => Key(row, name)).Concat(Metrics.Split(',').Select(metric => Said(row, metric, "value")))))
            .Order(StringComparer.Ordinal)];
    }

    private static List<string> Expected(string by, IEnumerable<FileLine> lines) =>
        [.. lines.GroupBy(l => string.Join(" | ", Names(by).Select(name => Key(l, name))), StringComparer.Ordinal)
            .Select(g => string.Join(" | ", ((IEnumerable<string>)[
                g.Key, Exact(g.Sum(l => l.Amount)), Exact(g.Sum(l => l.Cost)), Exact(g.Sum(l => l.Amount - l.Cost)),
                Plain(g.Select(l => l.Order).Distinct().Count()), Plain(g.Count()), Plain(g.Sum(l => l.Quantity)), Plain(g.Select(l => l.Customer).Distinct().Count())]).Where(part => part != "")))
            .Order(StringComparer.Ordinal)];

    private static string[] Names(string by) => by.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static string Key(FileLine line, string dimension) => dimension switch
    {
        "rep" => line.Rep == "" ? "—" : line.Rep,
        "territory" => line.Territory,
        "category" => line.Category,
        "line" => line.Line,
        "channel" => line.Channel,
        "year" => $"{line.Day:yyyy}",
        "quarter" => $"{line.Day:yyyy}-Q{(line.Day.Month + 2) / 3}",
        "month" => $"{line.Day:yyyy-MM}",
        "week" => $"{ISOWeek.GetYear(line.Day)}-W{ISOWeek.GetWeekOfYear(line.Day):00}",
        "day" => $"{line.Day:yyyy-MM-dd}",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, message: null),
    };

    private static string Key(JsonElement row, string dimension) => row.GetProperty(dimension) switch
    {
        { ValueKind: JsonValueKind.Null } => "—",
        { ValueKind: JsonValueKind.String } label => label.GetString()!,
        // What the sample names by a label has that for its name; the rest is told apart by its id in the file.
        var member => member.GetProperty(dimension is "category" or "line" or "channel" ? "name" : "id").GetString()!,
    };

    private static string Said(JsonElement row, string metric, string part) => row.GetProperty(metric).GetProperty(part).GetString()!;

    private static string Exact(decimal number) => number.ToString("F4", CultureInfo.InvariantCulture);

    private static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Rounded to twelve significant digits; attainments lie between 0 and 1000.</summary>
    private static string TwelveDigits(decimal ratio)
    {
        var before = ratio >= 100 ? 3 : ratio >= 10 ? 2 : ratio >= 1 ? 1 : ratio >= 0.1m ? 0 : -1;
        return Math.Round(ratio, 12 - before, MidpointRounding.AwayFromZero).ToString("0.#############", CultureInfo.InvariantCulture);
    }
}
