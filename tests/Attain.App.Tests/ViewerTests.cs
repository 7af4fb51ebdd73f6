using System.Globalization;
using System.Text.Json;

namespace Attain.App.Tests;

/// <summary>With <c>--viewer</c>, nothing of anybody outside the viewer's own people comes out of any command.</summary>
public sealed class ViewerTests(LoadedSample sample)
{
    // A manager of three reps, and one of his reps.
    private const string Manager = "290";
    private const string Rep = "282";

    private static readonly Dictionary<string, string[]> Visible = new() { [Manager] = ["290", "291", "292", "295"], [Rep] = [Rep] };

    [Theory]
    [InlineData(TestDatabase.Sqlite, Manager)]
    [InlineData(TestDatabase.Sqlite, Rep)]
    [InlineData(TestDatabase.Postgres, Manager)]
    [InlineData(TestDatabase.Postgres, Rep)]
    public void Sums_are_those_of_the_own_people(TestDatabase database, string viewer)
    {
        var seen = SampleFiles.Lines.Where(l => l.Day <= SampleFiles.AsOf && Visible[viewer].Contains(l.Rep)).ToList();
        foreach (var executor in new[] { "columns", "sql" })
        {
            var rows = sample.On(database).Ask("metrics", "revenue", "--by", "rep,channel", "--viewer", viewer, "--executor", executor).GetProperty("rows").EnumerateArray().ToList();
            rows.ToDictionary(r => r.GetProperty("rep").GetProperty("id").GetString()!, r => Amount(r.GetProperty("revenue"), "value"))
                .ShouldBe(seen.GroupBy(l => l.Rep).ToDictionary(g => g.Key, g => g.Sum(l => l.Amount)), ignoreOrder: true);
            rows.ShouldAllBe(r => r.GetProperty("channel").GetProperty("name").GetString() == "Dealer");

            // Naming others widens nothing.
            sample.On(database).Ask("metrics", "revenue,target", "--where", "rep=281", "--viewer", viewer, "--executor", executor).GetProperty("rows").EnumerateArray()
                .Sum(r => Amount(r.GetProperty("revenue"), "value") + Amount(r.GetProperty("target"), "value")).ShouldBe(0);
        }
        var monetary = sample.On(database).Ask("segments", "--viewer", viewer).GetProperty("customers").EnumerateArray().Sum(c => Amount(c, "monetary"));
        monetary.ShouldBe(seen.Sum(l => l.Amount));
    }

    [Theory]
    [InlineData(Manager)]
    [InlineData(Rep)]
    public void No_command_names_other_reps_or_their_customers(string viewer)
    {
        var terminal = sample.On(TestDatabase.Sqlite);
        terminal.Run("plan", "new", "--year", "2015", "--total", "1000000").Code.ShouldBe(0);
        var sellers = SampleFiles.Quotas().Select(q => q.Rep).Distinct().Except(Visible[viewer]).ToHashSet();
        var names = terminal.Ask("metrics", "revenue", "--by", "rep").GetProperty("rows").EnumerateArray().Where(r => r.GetProperty("rep").ValueKind == JsonValueKind.Object)
            .Select(r => r.GetProperty("rep")).Where(r => sellers.Contains(r.GetProperty("id").GetString()!)).Select(r => r.GetProperty("name").GetString()!).ToList();
        names.Count.ShouldBe(17 - Visible[viewer].Length);
        // Teams go by the name of who leads them, and everybody may know the own leader.
        names.Remove("Stephen Jiang").ShouldBeTrue();
        var customers = SampleFiles.Lines.Where(l => Visible[viewer].Contains(l.Rep)).Select(l => l.Customer["Dealer ".Length..]).ToHashSet();

        foreach (var command in new[] { "metrics revenue,orders,target,attainment --by rep,customer", "metrics revenue --by territory,team,division", "explain revenue", "diagnose", "segments", "pace --by rep", "pace --by team", $"today --person {viewer}", "plan show", "plan list", "report health", "loop" })
        {
            var ran = terminal.Run([.. command.Split(' '), "--viewer", viewer, "--format", "json"]);
            ran.Code.ShouldBe(0, $"{command}: {ran.Error}");
            foreach (var name in names) ran.Output.ShouldNotContain(name, customMessage: $"{command} names {name}");
            foreach (var (dimension, id) in Members(ran.Json))
            {
                if (dimension == "rep") sellers.ShouldNotContain(id, command);
                if (dimension == "customer") customers.ShouldContain(id, command);
            }
        }
    }

    [Theory]
    [InlineData(Manager)]
    [InlineData(Rep)]
    public void Plan_shows_the_own_cells_and_totals_of_these_only(string viewer)
    {
        var terminal = sample.On(TestDatabase.Sqlite);
        var name = terminal.Ask("plan", "new", "--year", "2016", "--total", "1000000.01").GetProperty("plan").GetString()!;
        var (whole, own) = (terminal.Ask("plan", "show", name), terminal.Ask("plan", "show", name, "--viewer", viewer));

        var expected = whole.GetProperty("cells").EnumerateArray().Where(c => c.GetProperty("rep").ValueKind == JsonValueKind.Object && Visible[viewer].Contains(c.GetProperty("rep").GetProperty("id").GetString())).ToList();
        own.GetProperty("cells").EnumerateArray().Select(c => c.GetRawText()).ShouldBe(expected.Select(c => c.GetRawText()));
        Amount(own, "total").ShouldBe(expected.Sum(c => Amount(c, "amount")));
        Amount(own, "total").ShouldBeLessThan(Amount(whole, "total"));
        foreach (var axis in own.GetProperty("totals").EnumerateObject()) axis.Value.EnumerateArray().Sum(n => Amount(n, "target")).ShouldBe(Amount(own, "total"), axis.Name);
    }

    [Theory]
    [InlineData(Manager, "281")]
    [InlineData(Rep, "290")]
    [InlineData(Rep, "281")]
    public void Actions_of_somebody_else_are_refused(string viewer, string person)
    {
        sample.On(TestDatabase.Sqlite).Run("today", "--person", person, "--viewer", viewer, "--format", "json").Refusal.ShouldNotBeEmpty();
        sample.On(TestDatabase.Sqlite).Run("today", "--person", Visible[viewer][^1], "--viewer", viewer).Code.ShouldBe(0);
    }

    /// <summary>Every member anywhere in a document, with the dimension it stands under.</summary>
    private static IEnumerable<(string Dimension, string Id)> Members(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => IsMember(p.Value) ? [(p.Name, p.Value.GetProperty("id").GetString()!)] : Members(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Members),
        _ => [],
    };

    private static bool IsMember(JsonElement element) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty("id", out _);

    private static decimal Amount(JsonElement element, string name) => element.GetProperty(name).GetString() is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : 0;
}
