using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>
/// Customers who ordered in the weeks ahead a year ago and have not ordered in the weeks just past: the order of last
/// year can be asked for now. At stake: one order of theirs, averaged over the last 12 months.
/// </summary>
internal sealed class SeasonalCustomers : IActionSource
{
    /// <summary>Days ahead, a year ago, that count as this season.</summary>
    public static readonly Threshold AheadDays = new("execution.seasonAheadDays", 30m);

    public FactKind Needs => FactKind.OrderLines;

    public IEnumerable<RepAction> For(WorkspaceView view, int personId)
    {
        var ahead = (int)view.Thresholds[AheadDays];
        var lastYear = new DateRange(view.AsOf.AddYears(-1), view.AsOf.AddYears(-1).AddDays(ahead + 1));
        foreach (var history in view.Histories(view.AsOf))
        {
            if (CustomerOwner.Of(view, history) != personId || history.DaysSince(view.AsOf) is not { } days || days <= ahead) continue;
            // An overdue customer is listed as such.
            if (CustomerRhythm.Late([history], view.AsOf, view.Thresholds).Count > 0) continue;
            var then = history.OrderDays.Where(lastYear.Contains).Select(day => (DateOnly?)day).FirstOrDefault();
            if (then is null || history.Revenue12 <= 0) continue;
            var orderDays = history.OrderDays.Count(TrailingYear.EndingOn(view.AsOf).Contains);
            var money = view.Profile.Money(orderDays == 0 ? history.Revenue12 : history.Revenue12 / orderDays);
            yield return new(
                ActionKind.OfferInSeason,
                view.Member(Dimension.Customer, history.CustomerId),
                null,
                Sentence.Of("execution.season", ("then", then), ("days", days), ("money", money)),
                money);
        }
    }
}
