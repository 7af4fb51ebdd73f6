using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>How regularly a customer orders, and how late it is by its own habit.</summary>
/// <param name="UsualDays">Median days between order days.</param>
/// <param name="DaysSince">Days since the last order.</param>
/// <param name="AtRisk">
/// Money units a year that stop if the customer does: revenue of the last 12 months, or, where these have none, the yearly average
/// from first to last order (taken as a year at least). Never negative.
/// </param>
public sealed record CustomerRhythm(int CustomerId, int RepId, double UsualDays, int DaysSince, long AtRisk)
{
    /// <summary>Days since the last order in usual intervals; half of all intervals are longer than 1 by definition of the median.</summary>
    public double Overdue => DaysSince / UsualDays;

    /// <summary>Null for a customer with fewer than three order days: one gap is no habit.</summary>
    public static CustomerRhythm? Of(CustomerHistory history, DateOnly asOf) =>
        history is { UsualInterval: { } usual } && history.DaysSince(asOf) is { } since
            ? new CustomerRhythm(history.CustomerId, history.RepId, usual, since, YearlyRevenue(history))
            : null;

    /// <summary>
    /// Customers overdue by at least <see cref="CustomerThresholds.OverdueRatio"/> and not yet lost
    /// (<see cref="CustomerThresholds.LostRatio"/>), most revenue at risk first.
    /// </summary>
    public static IReadOnlyList<CustomerRhythm> Late(IEnumerable<CustomerHistory> histories, DateOnly asOf, Thresholds thresholds)
    {
        var late = (double)thresholds[CustomerThresholds.OverdueRatio];
        var lost = (double)thresholds[CustomerThresholds.LostRatio];
        var lostDays = thresholds[CustomerThresholds.LostDays];
        return
        [
            .. histories.Select(history => Of(history, asOf)).OfType<CustomerRhythm>()
                .Where(rhythm => rhythm.Overdue >= late && (rhythm.Overdue < lost || rhythm.DaysSince < lostDays))
                .OrderByDescending(rhythm => rhythm.AtRisk).ThenBy(rhythm => rhythm.CustomerId),
        ];
    }

    /// <summary>"No order for 74 days, usually every 31; 12,300 a year at risk."</summary>
    public Sentence Say(Currency currency) => Sentence.Of(
        "customer.overdue", ("days", DaysSince), ("usual", (int)Math.Round(UsualDays)), ("amount", new Money(AtRisk, currency)));

    private static long YearlyRevenue(CustomerHistory history)
    {
        if (history.Revenue12 > 0) return history.Revenue12;
        var span = history.OrderDays[^1].DayNumber - history.OrderDays[0].DayNumber + 1;
        return Math.Max(0, (long)((decimal)history.RevenueAll * 365 / Math.Max(365, span)));
    }
}
