using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>
/// Customers who ordered in the weeks ahead a year ago and have not ordered in the weeks just past: the order of last
/// year can be asked for now. At stake: what they bring on a day with an order, averaged over the last 12 months.
/// </summary>
internal sealed class SeasonalCustomers : IActionSource
{
    /// <summary>Days ahead, a year ago, that count as this season.</summary>
    public static readonly Threshold AheadDays = new("execution.seasonAheadDays", 30m);

    public FactKind? Needs => FactKind.OrderLines;

    public IEnumerable<(int PersonId, RepAction Action)> Find(ActionQuestion question)
    {
        var view = question.View;
        var ahead = (int)view.Thresholds[AheadDays];
        var year = TrailingYear.EndingOn(view.AsOf);
        var season = new DateRange(year.From, year.From.AddDays(ahead));
        // An overdue customer is listed as such.
        var late = question.Late.Select(rhythm => rhythm.CustomerId).ToHashSet();
        foreach (var history in view.Histories(view.AsOf))
        {
            if (history.DaysSince(view.AsOf) is not { } days || days <= ahead || history.Revenue12 <= 0 || late.Contains(history.CustomerId)) continue;
            var owner = CustomerOwner.Of(view, history.CustomerId, history.RepId);
            if (!question.IsAbout(owner)) continue;
            var ofYear = history.OrderDays.Where(year.Contains).ToList();
            if (ofYear.Count == 0 || !season.Contains(ofYear[0])) continue;
            var money = Money.Round(view.Profile.Money(history.Revenue12).ToDecimal() / ofYear.Count, view.Profile.Currency);
            yield return (owner, new(
                ActionKind.OfferInSeason,
                question.Customer(history.CustomerId),
                null,
                Sentence.Of("execution.season", ("then", ofYear[0]), ("days", days), ("money", money)),
                money));
        }
    }
}
