using Attain.App.Web;
using Attain.Core;
using Attain.Metrics;

namespace Attain.App.Pages.Strategy.Customers;

/// <summary>A customer with what it is worth and how it buys.</summary>
/// <param name="Revenue">Of the last 12 months, within the scope of the page.</param>
/// <param name="Before">Of the 12 months before; null where facts do not reach back.</param>
public sealed record BookedCustomer(CustomerStanding Standing, int RepId, Money Revenue, Money? Before, int? Days)
{
    /// <summary>What it bought less than the year before: what can be won back at most.</summary>
    public long Lost => Before is { } before ? Math.Max(0, before.Units - Revenue.Units) : 0;
}

/// <summary>
/// The customers in sight who ever bought within the scope of the page. Tiers and scores are those among all in sight; amounts are of
/// the scope.
/// </summary>
public sealed record CustomerBook(IReadOnlyList<BookedCustomer> All, bool ReachesBack)
{
    public static CustomerBook Of(PageContext here) => here.Keep(("strategy.book", here.Scope), () => Read(here.View, here.Scope));

    private static CustomerBook Read(WorkspaceView view, Scope scope)
    {
        var reachesBack = view.ReachesBack(Facts.FactKind.OrderLines, TrailingYear.Before(view.AsOf));
        var histories = view.Histories(view.AsOf).ToDictionary(history => history.CustomerId);
        if (scope.IsCompany)
        {
            return new([.. view.Standings.All.Select(standing =>
            {
                var history = histories[standing.CustomerId];
                return new BookedCustomer(
                    standing, history.RepId, view.Profile.Money(history.Revenue12), reachesBack ? view.Profile.Money(history.RevenueBefore12) : null, history.DaysSince(view.AsOf));
            })], reachesBack);
        }
        var ever = By(view, scope, null);
        var now = By(view, scope, TrailingYear.EndingOn(view.AsOf));
        var before = reachesBack ? By(view, scope, TrailingYear.Before(view.AsOf)) : [];
        return new([.. view.Standings.All.Where(standing => ever.ContainsKey(standing.CustomerId)).Select(standing => new BookedCustomer(
            standing, histories[standing.CustomerId].RepId, Amount(now, standing), reachesBack ? Amount(before, standing) : null,
            histories[standing.CustomerId].DaysSince(view.AsOf)))], reachesBack);

        Money Amount(Dictionary<int, decimal> amounts, CustomerStanding standing) => Money.Round(amounts.GetValueOrDefault(standing.CustomerId), view.Profile.Currency);
    }

    private static Dictionary<int, decimal> By(WorkspaceView view, Scope scope, DateRange? days) => view
        .Ask(new MetricQuery(MetricCatalogue.Revenue) { By = [Dimension.Customer], Where = scope, Days = days }).Rows
        .ToDictionary(row => row.Keys[0].Id, row => row.Values[0].Value ?? 0);

    /// <summary>What the address picks out of the pictures: scores r and f, a tier, a segment.</summary>
    public IReadOnlyList<BookedCustomer> Chosen(PageContext here)
    {
        var (r, f) = (Score(here["r"]), Score(here["f"]));
        var (tier, segment) = (FixedMembers.Find(Dimension.Tier, here["tier"] ?? ""), FixedMembers.Find(Dimension.Segment, here["segment"] ?? ""));
        return [.. All.Where(customer =>
            (r is null || customer.Standing.R == r) && (f is null || customer.Standing.F == f)
            && (tier == 0 || customer.Standing.Tier == tier) && (segment == 0 || customer.Standing.Segment == segment))];
    }

    private static int? Score(string? text) => text is [>= '1' and <= '5'] ? text[0] - '0' : null;
}
