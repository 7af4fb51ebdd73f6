using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics.Tests;

public sealed class CustomerStandingsTests
{
    private static readonly DateOnly AsOf = new(2025, 6, 30);
    private static readonly Currency Yuan = new("CNY", 2);

    [Fact]
    public void The_customer_that_crosses_a_line_belongs_to_the_upper_tier()
    {
        // Shares 40, 30, 15, 10, 5: the second crosses 50 %, the third crosses 80 %.
        Tiers(40, 30, 15, 10, 5).ShouldBe([1, 1, 2, 3, 3]);

        // Exactly 50 % and 80 % reached: the next customer is beyond the line.
        Tiers(50, 30, 20).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Customers_without_contribution_are_long_tail_and_take_no_share() => Tiers(0, 50, -1000, 50).ShouldBe([3, 1, 3, 2]);

    [Fact]
    public void Where_nobody_contributes_all_are_long_tail() => Tiers(0, -3, 0).ShouldBe([3, 3, 3]);

    [Fact]
    public void A_cut_off_by_amount_replaces_the_shares() =>
        Compute([Buyer(1, 50_000), Buyer(2, 20_000), Buyer(3, 19_999)], ("tier.keyAccountAmount", "500"), ("tier.midAmount", "200"))
            .All.Select(standing => standing.Tier).ShouldBe([1, 2, 3]);

    [Fact]
    public void Margin_counts_as_soon_as_any_cost_is_loaded()
    {
        var poor = Buyer(1, 1000) with { Margin12 = 10, HasCost12 = true };
        var rich = Buyer(2, 500) with { Margin12 = 400, HasCost12 = true };
        Compute([poor, rich]).All.Select(standing => (standing.Contribution, standing.Tier)).ShouldBe([(10L, 3), (400L, 1)]);
    }

    [Fact]
    public void Standings_equal_a_count_by_hand_on_random_histories()
    {
        var random = new Random(31);
        for (var round = 0; round < 200; round++)
        {
            // Few distinct values, so that ties are common.
            List<CustomerHistory> histories =
            [
                .. Enumerable.Range(1, random.Next(0, 40)).Select(id => new CustomerHistory(
                    id, 1, [AsOf.AddDays(-random.Next(12))], random.Next(1, 6), random.Next(-5, 20), random.Next(-5, 20), round % 2 == 0, 0, random.Next(-3, 8))),
            ];
            var standings = Compute(histories);
            standings.All.Count.ShouldBe(histories.Count);
            foreach (var history in histories)
            {
                var standing = standings.Of(history.CustomerId).ShouldNotBeNull();
                var r = Score(histories, other => other.DaysSince(AsOf) > history.DaysSince(AsOf), other => other.LastDay == history.LastDay);
                var f = Score(histories, other => other.Orders < history.Orders, other => other.Orders == history.Orders);
                var m = Score(histories, other => other.RevenueAll < history.RevenueAll, other => other.RevenueAll == history.RevenueAll);
                (standing.R, standing.F, standing.M).ShouldBe((r, f, m));
                standings.SegmentOf(history.CustomerId).ShouldBe(SegmentByHand(r, f, m));
                standings.TierOf(history.CustomerId).ShouldBe(TierByHand(histories, history));
            }
        }
    }

    [Fact]
    public void Ten_customers_without_ties_fall_into_five_equal_parts() =>
        Compute([.. Enumerable.Range(1, 10).Select(i => Buyer(i, 1) with { RevenueAll = i, Orders = 11 - i })])
            .All.Select(standing => (standing.F, standing.M)).ShouldBe([(5, 1), (5, 1), (4, 2), (4, 2), (3, 3), (3, 3), (2, 4), (2, 4), (1, 5), (1, 5)]);

    [Fact]
    public void Customers_who_are_all_alike_are_regular() =>
        Compute([Buyer(1, 5), Buyer(2, 5), Buyer(3, 5)]).All
            .ShouldAllBe(standing => standing.R == 3 && standing.F == 3 && standing.M == 3 && standing.Segment == CustomerSegment.Regular);

    [Fact]
    public void Nobody_has_no_standing()
    {
        var standings = Compute([]);
        standings.All.ShouldBeEmpty();
        standings.TierOf(7).ShouldBe(0);
    }

    private static int Score(List<CustomerHistory> all, Func<CustomerHistory, bool> isWorse, Func<CustomerHistory, bool> isEqual) =>
        1 + (int)decimal.Floor(5 * (all.Count(isWorse) + all.Count(isEqual) / 2m) / all.Count);

    private static int SegmentByHand(int r, int f, int m)
    {
        if (r >= 4 && f >= 4 && m >= 4) return CustomerSegment.HighValue;
        if (r >= 4) return CustomerSegment.Potential;
        if (r == 3) return CustomerSegment.Regular;
        return f >= 4 || m >= 4 ? CustomerSegment.AtRisk : CustomerSegment.Dormant;
    }

    private static int TierByHand(List<CustomerHistory> all, CustomerHistory one)
    {
        long Contribution(CustomerHistory history) => all[0].HasCost12 ? history.Margin12 : history.Revenue12;
        if (Contribution(one) <= 0) return CustomerTier.LongTail;
        decimal total = all.Select(Contribution).Where(units => units > 0).Sum();
        var before = all.Where(other => Contribution(other) > Contribution(one)
            || (Contribution(other) == Contribution(one) && other.CustomerId < one.CustomerId)).Sum(Contribution);
        return before / total < 0.5m ? CustomerTier.KeyAccount : before / total < 0.8m ? CustomerTier.Mid : CustomerTier.LongTail;
    }

    private static IEnumerable<int> Tiers(params long[] contributions) =>
        Compute([.. contributions.Select((units, i) => Buyer(i + 1, units))]).All.Select(standing => standing.Tier);

    private static CustomerHistory Buyer(int id, long revenue12) => new(id, 1, [AsOf.AddDays(-5)], 1, revenue12, 0, HasCost12: false, 0, 100);

    private static CustomerStandings Compute(IReadOnlyList<CustomerHistory> histories, params (string Key, string Value)[] settings) =>
        CustomerStandings.Compute(histories, AsOf, new Thresholds(settings.ToDictionary(pair => pair.Key, pair => pair.Value)), Yuan);
}
