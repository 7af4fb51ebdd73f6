using Attain.Core;

namespace Attain.Metrics;

/// <summary>
/// What one customer bought up to an as-of day, within what the viewer may see. Amounts in money units, returns included (they
/// lower them); an order is a document with at least one line that is not a return.
/// </summary>
/// <param name="RepId">The rep of the last order; 0 when it had none, or there is no order.</param>
/// <param name="OrderDays">Days with an order, distinct and ascending. Empty for a customer seen with returns only.</param>
/// <param name="Orders">How many orders; several may lie on one day.</param>
/// <param name="Revenue12">Revenue of the last 12 months: <see cref="TrailingYear.EndingOn"/>.</param>
/// <param name="Margin12">Gross margin of the same months, over lines with a cost; 0 when none has.</param>
/// <param name="HasCost12">Whether any line of the last 12 months has a cost, that is whether <paramref name="Margin12"/> is known.</param>
/// <param name="RevenueBefore12">Revenue of the 12 months before these.</param>
/// <param name="RevenueAll">Revenue of all days up to the as-of day.</param>
public sealed record CustomerHistory(
    int CustomerId,
    int RepId,
    IReadOnlyList<DateOnly> OrderDays,
    int Orders,
    long Revenue12,
    long Margin12,
    bool HasCost12,
    long RevenueBefore12,
    long RevenueAll)
{
    /// <summary>The last day with an order, or null without any.</summary>
    public DateOnly? LastDay => OrderDays.Count == 0 ? null : OrderDays[^1];

    /// <summary>
    /// Median days between one order day and the next; null under three order days, when there is no habit to speak of yet.
    /// </summary>
    public double? UsualInterval => OrderDays.Count < 3 ? null : Statistics.Median([.. Gaps]);

    private IEnumerable<double> Gaps => OrderDays.Zip(OrderDays.Skip(1), (day, next) => (double)(next.DayNumber - day.DayNumber));

    /// <summary>Days from the last order to <paramref name="asOf"/>, 0 on the day itself; null without an order.</summary>
    public int? DaysSince(DateOnly asOf) => LastDay is { } last ? asOf.DayNumber - last.DayNumber : null;
}
