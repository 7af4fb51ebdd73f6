using Attain.App.Web;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Customers;

/// <summary>A customer among all, most revenue first.</summary>
/// <param name="Before">Of the same days a year before; null where the facts do not reach back.</param>
/// <param name="Share">Of all revenue from customers.</param>
/// <param name="Cumulative">Its own share and those of all larger ones.</param>
public sealed record RankedCustomer(DimensionValue Customer, int Tier, int OwnerId, decimal Revenue, decimal? Before, decimal Share, decimal Cumulative);

/// <summary>How revenue spreads over customers.</summary>
/// <param name="Customers">Those with revenue above 0.</param>
/// <param name="Before">Revenue of each customer a year before, largest first; null where the facts do not reach back.</param>
public sealed record Concentration(IReadOnlyList<RankedCustomer> Customers, IReadOnlyList<decimal>? Before)
{
    /// <summary>The points of the curve, in percent of the customers.</summary>
    public static IReadOnlyList<int> Points { get; } = [1, 2, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

    public decimal Total => Customers.Sum(customer => customer.Revenue);

    /// <summary>The fewest customers that bring 80 %.</summary>
    public int ToEighty => Customers.TakeWhile(customer => customer.Cumulative - customer.Share < 0.8m).Count();

    /// <summary>What the largest customers bring of all.</summary>
    public decimal? Top(int count) => Customers.Count == 0 ? null : Customers.Take(count).Sum(customer => customer.Share);

    public decimal? TopBefore(int count) => Before is { Count: > 0 } ? Before.Take(count).Sum() / Before.Sum() : null;

    /// <summary>What the largest so many percent of the customers bring, the number rounded up.</summary>
    public decimal? AtPercent(int percent) => Top(Rank(percent, Customers.Count));

    public decimal? AtPercentBefore(int percent) => Before is null ? null : TopBefore(Rank(percent, Before.Count));

    public static int Rank(int percent, int count) => (count * percent + 99) / 100;

    public static Concentration Of(PageContext here) => here.Keep(("concentration", here.Asked), () => Of(here.View, here.Period.Days, here.Period.YearBefore, here.Scope));

    public static Concentration Of(WorkspaceView view, DateRange days, DateRange yearBefore, Scope scope)
    {
        var before = view.ReachesBack(FactKind.OrderLines, yearBefore) ? Revenue(view, yearBefore, scope) : null;
        var now = Revenue(view, days, scope).Where(pair => pair.Value.Revenue > 0).OrderByDescending(pair => pair.Value.Revenue).ThenBy(pair => pair.Key).ToList();
        var total = now.Sum(pair => pair.Value.Revenue);
        var sum = 0m;
        return new(
            [.. now.Select(pair => new RankedCustomer(
                pair.Value.Customer, view.Standings.TierOf(pair.Key), view.Directory.Customer(pair.Key)?.OwnerId ?? 0, pair.Value.Revenue,
                before is null ? null : before.TryGetValue(pair.Key, out var then) ? then.Revenue : 0, pair.Value.Revenue / total, (sum += pair.Value.Revenue) / total))],
            before is null ? null : [.. before.Values.Select(customer => customer.Revenue).Where(revenue => revenue > 0).OrderDescending()]);
    }

    private static Dictionary<int, (DimensionValue Customer, decimal Revenue)> Revenue(WorkspaceView view, DateRange days, Scope scope) =>
        view.Ask(new MetricQuery(MetricCatalogue.Revenue) { By = [Dimension.Customer], Days = days, Where = scope }).Rows
            .Where(row => row.Keys[0].Id != 0).ToDictionary(row => row.Keys[0].Id, row => (row.Keys[0], row.Values[0].Value ?? 0));
}
