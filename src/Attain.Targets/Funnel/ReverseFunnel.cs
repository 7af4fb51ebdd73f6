namespace Attain.Targets;

/// <summary>A rate as what it was measured from: 20 won of 80 closed.</summary>
/// <param name="Successes">May be fractional where drawn toward a parent.</param>
public readonly record struct FunnelRate(decimal Successes, decimal Trials)
{
    public decimal Value => Successes / Trials;
}

/// <summary>How many of each step an amount takes.</summary>
/// <param name="Opportunities">Null without a win rate.</param>
/// <param name="Leads">Null without a conversion rate.</param>
/// <param name="LeadsPerDay">Per working day.</param>
/// <param name="ActionsPerDay">Activities per working day; null when not known how many a won deal takes.</param>
public sealed record FunnelSteps(long Deals, long? Opportunities, long? Leads, long? LeadsPerDay, long? ActionsPerDay);

/// <summary>Amount → deals → opportunities → leads → actions a day, rounded up at each step: no half a deal is ever won.</summary>
public static class ReverseFunnel
{
    /// <param name="amount">Same currency as the average; not negative.</param>
    /// <param name="average">Average value of a deal, positive.</param>
    /// <param name="averageStep">
    /// What the average was rounded to: a cent when measured, 100 when somebody says 83.3 k. An amount that is a whole number
    /// of deals to within this rounding stays whole: 250 k at 83.3 k are 3 deals, not 4.
    /// </param>
    /// <param name="win">Won of closed opportunities.</param>
    /// <param name="leadToOpportunity">Converted of all leads.</param>
    /// <param name="workingDays">0: nothing a day.</param>
    /// <param name="actionsPerDeal">Activities it took per won deal.</param>
    /// <exception cref="ArgumentException">The average is not positive, or a rate has no success.</exception>
    public static FunnelSteps Steps(
        decimal amount, decimal average, decimal averageStep, FunnelRate? win, FunnelRate? leadToOpportunity, int workingDays, FunnelRate? actionsPerDeal = null)
    {
        var deals = Deals(amount, average, averageStep);
        var opportunities = win is { } winning ? Before(deals, winning) : (long?)null;
        var leads = opportunities is { } needed && leadToOpportunity is { } converting ? Before(needed, converting) : (long?)null;
        return new(
            deals, opportunities, leads,
            leads is { } count && workingDays > 0 ? Up(count / (decimal)workingDays) : null,
            actionsPerDeal is { } work && workingDays > 0 ? Up(deals * work.Successes / (work.Trials * workingDays)) : null);
    }

    /// <summary>The other way round: what these leads bring at these rates.</summary>
    public static decimal Reach(long leads, decimal average, FunnelRate win, FunnelRate leadToOpportunity) =>
        leads * leadToOpportunity.Value * win.Value * average;

    private static long Deals(decimal amount, decimal average, decimal step)
    {
        if (average <= 0) throw new ArgumentOutOfRangeException(nameof(average), average, "An average deal brings something.");
        var nearest = decimal.Round(amount / average, MidpointRounding.AwayFromZero);
        // The true average lies within half a step, so nearest deals bring the amount if they are off by no more than that each.
        return Math.Abs(nearest * average - amount) <= nearest * step / 2 ? (long)nearest : Up(amount / average);
    }

    private static long Before(long needed, FunnelRate rate) => rate.Successes > 0
        ? Up(needed * rate.Trials / rate.Successes)
        : throw new ArgumentException("Nothing ever passed this step.", nameof(rate));

    private static long Up(decimal value) => (long)decimal.Ceiling(value);
}
