using System.Globalization;
using System.Text.Json;

namespace Attain.App.Tests;

/// <summary>A year's total is cut down exactly, whatever it is.</summary>
public sealed class PlanTests(LoadedSample sample)
{
    [Theory]
    [InlineData("30000000", "month,rep,line")]
    [InlineData("1234567.89", "month,rep,line")]
    [InlineData("0.97", "month,rep,line")]
    [InlineData("10000000.07", "month,rep,line")] // 1,000,000,007 cents, a prime
    [InlineData("10000000.07", "month,territory,category,channel")]
    public void Cells_sum_to_every_total_on_every_axis(string total, string along)
    {
        var plans = Enum.GetValues<TestDatabase>().Select(database =>
        {
            var made = sample.On(database).Run("plan", "new", "--year", "2014", "--total", total, "--along", along, "--format", "json");
            var name = made.Json.GetProperty("plan").GetString()!;
            var shown = sample.On(database).Run("plan", "show", name, "--format", "json").Output;
            shown.ShouldBe(made.Output);
            return shown.Replace($"\"plan\":\"{name}\"", "", StringComparison.Ordinal);
        }).ToList();
        plans[0].ShouldBe(plans[1], "SQLite and PostgreSQL");

        var plan = JsonDocument.Parse(plans[0]["{,".Length..].Insert(0, "{")).RootElement;
        var (whole, cells) = (decimal.Parse(total, CultureInfo.InvariantCulture), plan.GetProperty("cells").EnumerateArray().ToList());
        cells.Sum(c => Amount(c, "amount")).ShouldBe(whole);
        Amount(plan, "total").ShouldBe(whole);
        var totals = plan.GetProperty("totals").EnumerateObject().ToList();
        totals.Select(t => t.Name).ShouldBeSubsetOf(["quarter", "month", "rep", "line", "team", "division", "category", "territory", "channel"]);
        foreach (var axis in totals) axis.Value.EnumerateArray().Sum(n => Amount(n, "target")).ShouldBe(whole, axis.Name);
        foreach (var axis in along.Split(','))
        {
            var told = totals.Single(t => t.Name == axis).Value.EnumerateArray().ToDictionary(n => Key(n, axis), n => Amount(n, "target"));
            var summed = cells.GroupBy(c => Key(c, axis)).ToDictionary(g => g.Key, g => g.Sum(c => Amount(c, "amount")));
            told.ShouldBe(summed, ignoreOrder: true, axis);
        }
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-5", "-5")]
    [InlineData("12.345", "12.345")]
    [InlineData("lots", "lots")]
    [InlineData("99999999999999999999", "99999999999999999999")]
    public void Total_that_cannot_be_planned_is_refused_by_its_name(string total, string named)
    {
        sample.On(TestDatabase.Sqlite).Run("plan", "new", "--year", "2014", "--total", total).Refusal.ShouldContain(named);
    }

    private static decimal Amount(JsonElement element, string name) => decimal.Parse(element.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static string Key(JsonElement element, string dimension) => element.GetProperty(dimension).ToString();
}
