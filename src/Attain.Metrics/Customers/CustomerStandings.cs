using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>
/// Tier and RFM segment of every customer who ever ordered, relative to all customers among the histories given: with the histories
/// of a rep's view, a customer's place in the rep's own book.
/// <para>
/// Tiers follow the cumulative share of contribution, largest first (equal ones by id): a customer is a key account while those before
/// it hold less than 50 % of the sum, mid while they hold less than 80 %, long tail after that, so that the customer who crosses a line
/// belongs to the upper tier. Only contributions above 0 make up the sum, and without one a customer is long tail. Where an amount is
/// set as cut-off, it decides instead. Contribution is the gross margin of the last 12 months, or their revenue when no line of these
/// months has a cost: one measure for all, never a mixture.
/// </para>
/// <para>
/// R, F and M are quintiles by rank over all history. Equal values share the score of the middle of their ranks:
/// score = 1 + ⌊5 (worse + equal / 2) / n⌋, equal counting the customer itself. So the scores mirror when the order is turned round,
/// and customers who are all alike score 3. (RFM: A. M. Hughes, "Strategic Database Marketing", 1994.)
/// </para>
/// </summary>
public sealed class CustomerStandings
{
    private readonly Dictionary<int, CustomerStanding> byCustomer;

    private CustomerStandings(IReadOnlyList<CustomerStanding> all)
    {
        All = all;
        byCustomer = all.ToDictionary(standing => standing.CustomerId);
    }

    /// <summary>By customer id.</summary>
    public IReadOnlyList<CustomerStanding> All { get; }

    /// <param name="currency">The workspace's money, in which cut-offs by amount are read.</param>
    public static CustomerStandings Compute(
        IReadOnlyList<CustomerHistory> histories, DateOnly asOf, Thresholds thresholds, Currency currency)
    {
        var ordered = histories.Where(history => history.OrderDays.Count > 0).OrderBy(history => history.CustomerId).ToList();
        var recency = ordered.ConvertAll(history => history.DaysSince(asOf) ?? 0);
        var r = Quintiles(recency.ConvertAll(days => -(long)days));
        var f = Quintiles(ordered.ConvertAll(history => (long)history.Orders));
        var m = Quintiles(ordered.ConvertAll(history => history.RevenueAll));
        var contributions = Contributions(ordered);
        var tiers = Tiers(contributions, thresholds, currency);
        var (high, low) = (thresholds[CustomerThresholds.HighScore], thresholds[CustomerThresholds.LowScore]);
        return new CustomerStandings(
        [
            .. ordered.Select((history, i) => new CustomerStanding(
                history.CustomerId,
                tiers[i],
                Segment(r[i], f[i], m[i], high, low),
                recency[i],
                history.Orders,
                history.RevenueAll,
                r[i],
                f[i],
                m[i],
                contributions[i])),
        ]);
    }

    /// <summary>The standing of a customer, or null when it never ordered, as far as the viewer sees.</summary>
    public CustomerStanding? Of(int customerId) => byCustomer.GetValueOrDefault(customerId);

    /// <summary>One of <see cref="CustomerTier"/>, or 0: unknown.</summary>
    public int TierOf(int customerId) => Of(customerId)?.Tier ?? 0;

    /// <summary>One of <see cref="CustomerSegment"/>, or 0: unknown.</summary>
    public int SegmentOf(int customerId) => Of(customerId)?.Segment ?? 0;

    private static List<long> Contributions(List<CustomerHistory> ordered)
    {
        var costIsLoaded = ordered.Exists(history => history.HasCost12);
        return ordered.ConvertAll(history => costIsLoaded ? history.Margin12 : history.Revenue12);
    }

    private static int[] Tiers(List<long> contributions, Thresholds thresholds, Currency currency)
    {
        var tiers = new int[contributions.Count];
        Array.Fill(tiers, CustomerTier.LongTail);
        var byAmount = thresholds[CustomerThresholds.KeyAccountAmount] > 0;
        var total = contributions.Sum(units => (decimal)Math.Max(units, 0));

        // By amount a customer is measured by itself, by share by what stands before it.
        var (keyLine, midLine) = byAmount
            ? (thresholds[CustomerThresholds.KeyAccountAmount] * currency.Factor, thresholds[CustomerThresholds.MidAmount] * currency.Factor)
            : (thresholds[CustomerThresholds.KeyAccountShare] * total, thresholds[CustomerThresholds.MidShare] * total);
        var before = 0m;
        foreach (var i in Enumerable.Range(0, tiers.Length).Where(i => contributions[i] > 0).OrderByDescending(i => contributions[i]))
        {
            var (isKey, isMid) = byAmount
                ? (contributions[i] >= keyLine, contributions[i] >= midLine)
                : (before < keyLine, before < midLine);
            tiers[i] = isKey ? CustomerTier.KeyAccount : isMid ? CustomerTier.Mid : CustomerTier.LongTail;
            before += contributions[i];
        }

        return tiers;
    }

    private static int[] Quintiles(List<long> values)
    {
        var scores = new int[values.Count];
        var ascending = values.ToArray();
        var places = Enumerable.Range(0, ascending.Length).ToArray();
        Array.Sort(ascending, places);
        for (var (worse, end) = (0, 0); worse < ascending.Length; worse = end)
        {
            while (end < ascending.Length && ascending[end] == ascending[worse]) end++;
            var score = 1 + (int)(5L * (worse + end) / (2L * ascending.Length));
            foreach (var place in places.AsSpan(worse, end - worse)) scores[place] = score;
        }

        return scores;
    }

    private static int Segment(int r, int f, int m, decimal high, decimal low)
    {
        var isRecent = r >= high;
        var isLongAgo = r <= low;
        return (isRecent, isLongAgo) switch
        {
            (true, _) => f >= high && m >= high ? CustomerSegment.HighValue : CustomerSegment.Potential,
            (_, true) => f >= high || m >= high ? CustomerSegment.AtRisk : CustomerSegment.Dormant,
            _ => CustomerSegment.Regular,
        };
    }
}
