using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics.Tests;

public sealed class CustomerRhythmTests
{
    private static readonly DateOnly AsOf = new(2025, 6, 30);

    [Fact]
    public void Late_by_its_own_habit()
    {
        // Gaps of 30, 31 and 40 days, then silence for 74.
        var rhythm = CustomerRhythm.Of(Ordered([175, 145, 114, 74], revenue12: 1_230_000), AsOf).ShouldNotBeNull();
        (rhythm.UsualDays, rhythm.DaysSince, rhythm.AtRisk).ShouldBe((31d, 74, 1_230_000L));
        rhythm.Overdue.ShouldBe(74 / 31d);
        rhythm.Say(new Currency("CNY", 2)).ShouldBe(Sentence.Of(
            "customer.overdue", ("days", 74), ("usual", 31), ("amount", new Money(1_230_000, new Currency("CNY", 2)))));
    }

    [Fact]
    public void Two_order_days_are_no_habit() => CustomerRhythm.Of(Ordered([40, 10], revenue12: 100), AsOf).ShouldBeNull();

    [Fact]
    public void Without_revenue_in_twelve_months_the_yearly_average_is_at_risk()
    {
        // 731 days from first to last order.
        CustomerRhythm.Of(Ordered([1130, 800, 400], revenue12: 0) with { RevenueAll = 7310 }, AsOf)!.AtRisk.ShouldBe(3650);

        // Three orders within a month are not twelve times as much a year.
        CustomerRhythm.Of(Ordered([430, 420, 400], revenue12: 0) with { RevenueAll = 900 }, AsOf)!.AtRisk.ShouldBe(900);
        CustomerRhythm.Of(Ordered([430, 420, 400], revenue12: -5) with { RevenueAll = -900 }, AsOf)!.AtRisk.ShouldBe(0);
    }

    [Fact]
    public void The_late_are_listed_by_what_is_at_risk()
    {
        CustomerHistory[] histories =
        [
            Ordered([95, 85, 75], revenue12: 500) with { CustomerId = 1 },
            Ordered([40, 20, 10], revenue12: 9000) with { CustomerId = 2 },
            Ordered([95, 85, 75], revenue12: 700) with { CustomerId = 3 },
            Ordered([50, 35, 30], revenue12: 100) with { CustomerId = 4 },
            Ordered([600, 500, 400], revenue12: 8000) with { CustomerId = 5 },
            Ordered([460, 415, 370], revenue12: 9000) with { CustomerId = 6 },
        ];

        // The second is on time; the last has been silent for more than a year and for eight of its intervals.
        CustomerRhythm.Late(histories, AsOf, Settings()).Select(rhythm => rhythm.CustomerId).ShouldBe([5, 3, 1, 4]);
        CustomerRhythm.Late(histories, AsOf, Settings(("customer.overdueRatio", "4"))).Select(rhythm => rhythm.CustomerId).ShouldBe([5, 3, 1]);
        CustomerRhythm.Late(histories, AsOf, Settings(("customer.lostDays", "371"))).Select(rhythm => rhythm.CustomerId).ShouldBe([6, 5, 3, 1, 4]);
        CustomerRhythm.Late(histories, AsOf, Settings(("customer.lostRatio", "9"))).Select(rhythm => rhythm.CustomerId).ShouldBe([6, 5, 3, 1, 4]);
    }

    private static Thresholds Settings(params (string Key, string Value)[] settings) =>
        new(settings.ToDictionary(pair => pair.Key, pair => pair.Value));

    private static CustomerHistory Ordered(int[] daysAgo, long revenue12) =>
        new(1, 1, [.. daysAgo.Select(days => AsOf.AddDays(-days))], daysAgo.Length, revenue12, 0, HasCost12: false, 0, revenue12);
}
