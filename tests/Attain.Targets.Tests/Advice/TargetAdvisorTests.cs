using Attain.Core;
using Attain.Metrics;

namespace Attain.Targets.Tests.Advice;

public sealed class TargetAdvisorTests
{
    private static readonly DateOnly First = new(2019, 1, 1);

    [Fact]
    public void Steady_growth_is_carried_forward_with_its_season()
    {
        // An eighth more every year, June three times as strong.
        using var company = Histories.Monthly(First, 84, month => (long)(Math.Pow(1.125, month / 12) * (month % 12 == 5 ? 300_000 : 100_000)));
        var advice = TargetAdvisor.Advise(company.Open(new DateOnly(2025, 12, 31))).Advice!;

        advice.Growth.ShouldBeInRange(0.1249m, 0.1251m);
        advice.Stage.ShouldBe(GrowthStage.Growing);
        advice.Period.Days.From.ShouldBe(new DateOnly(2026, 1, 1));
        var expected = 1_400_000 * Math.Pow(1.125, 7);
        ((double)advice.Baseline.Units).ShouldBeInRange(expected * 0.999, expected * 1.001);
        ((double)advice.Target.Amount.Units).ShouldBeInRange(expected * 0.99, expected * 1.01);
        advice.ByMonth[5].Amount.Units.ShouldBeGreaterThan(2 * advice.ByMonth[4].Amount.Units);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(24)]
    [InlineData(36)]
    [InlineData(60)]
    public void Range_is_ordered_empirical_and_its_months_add_up(int months)
    {
        for (var seed = 1; seed <= 4; seed++)
        {
            var random = new Random(seed * 100 + months);
            using var company = Histories.Monthly(First, months, month => random.Next(50_000, 200_000) + month * 1_000);
            var advice = TargetAdvisor.Advise(company.Open(First.AddMonths(months).AddDays(-1))).Advice!;

            advice.Floor.Amount.ShouldBeLessThanOrEqualTo(advice.Target.Amount);
            advice.Target.Amount.ShouldBeLessThanOrEqualTo(advice.Stretch.Amount);
            var step = 1m / advice.Samples + 0.0001m;
            advice.Floor.Share.ShouldBeInRange(0.8m, 0.8m + step);
            advice.Target.Share.ShouldBeInRange(0.5m, 0.5m + step);
            advice.Stretch.Share.ShouldBeInRange(0.2m, 0.2m + step);
            advice.Samples.ShouldBeGreaterThanOrEqualTo(6);
            advice.ByMonth.Sum(month => month.Amount.Units).ShouldBe(advice.Target.Amount.Units);
            advice.ByMonth.ShouldAllBe(month => month.Amount.Units >= 0);
        }
    }

    [Fact]
    public void Long_history_is_judged_by_errors_of_the_method_and_short_by_growth_seen()
    {
        using var old = Histories.Monthly(First, 72, month => 100_000 + month * 1_000);
        TargetAdvisor.Advise(old.Open(First.AddMonths(72).AddDays(-1))).Advice!.Range.Key.ShouldBe("targets.rangeErrors");
        using var young = Histories.Monthly(First, 30, month => 100_000 + month * 1_000);
        TargetAdvisor.Advise(young.Open(First.AddMonths(30).AddDays(-1))).Advice!.Range.Key.ShouldBe("targets.rangeGrowth");
    }

    [Fact]
    public void Too_short_a_history_gives_the_reason_instead_of_advice()
    {
        using var company = Histories.Monthly(First, 19, _ => 100_000);
        var result = TargetAdvisor.Advise(company.Open(First.AddMonths(19).AddDays(-1)));
        result.Advice.ShouldBeNull();
        result.WhyNot.ShouldBe(Sentence.Of("targets.tooShort", ("needed", 20), ("months", 19)));
    }

    [Fact]
    public void Company_without_orders_gets_the_reason_instead_of_advice()
    {
        using var company = new Company();
        TargetAdvisor.Advise(company.Open(First)).WhyNot!.Key.ShouldBe("targets.noOrders");
    }

    [Fact]
    public void Advice_for_a_past_period_uses_only_what_was_known_then()
    {
        using var company = Histories.Monthly(First, 84, month => month < 60 ? 100_000 : 900_000);
        var view = company.Open(new DateOnly(2025, 12, 31));
        var advice = TargetAdvisor.Advise(view, view.Profile.Calendar.Of(Grain.Year, new DateOnly(2024, 1, 1))).Advice!;
        advice.History.To.ShouldBe(new DateOnly(2024, 1, 1));
        advice.Target.Amount.Units.ShouldBe(1_200_000);
    }

    [Fact]
    public void Month_that_ends_on_a_weekend_is_whole_on_its_last_friday()
    {
        using var company = Histories.Monthly(First, 59, _ => 100_000);
        // 30 November 2024 is a Saturday.
        MonthSeries.Read(company.Open(new DateOnly(2023, 11, 30)), DateOnly.MaxValue, Scope.Company).Count.ShouldBe(59);
        using var other = Histories.Monthly(new DateOnly(2024, 1, 1), 11, _ => 100_000);
        var view = other.Open(new DateOnly(2024, 11, 29));
        MonthSeries.Read(view, DateOnly.MaxValue, Scope.Company).Count.ShouldBe(11);
        MonthSeries.Read(view.AsOfDay(new DateOnly(2024, 11, 28)), DateOnly.MaxValue, Scope.Company).Count.ShouldBe(10);
    }

    [Fact]
    public void Advice_for_a_week_is_refused()
    {
        using var company = Histories.Monthly(First, 30, _ => 100_000);
        var view = company.Open(First.AddMonths(30));
        Should.Throw<RefusedException>(() => TargetAdvisor.Advise(view, view.Profile.Calendar.Of(Grain.Week, view.AsOf))).Sentence.Key.ShouldBe("targets.adviceNeedsMonths");
    }

    [Fact]
    public void Lumps_that_fall_in_other_months_each_year_are_no_season()
    {
        var series = new MonthSeries(First, [.. Enumerable.Range(0, 36).Select(month => month % 12 == month / 12 * 4 ? 1_200_000L : 1)]);
        SeasonalGrowth.Fit(series, 36, 0, WorkingCalendar.Weekdays).Trust.ShouldBeLessThan(0.2);
        var steady = new MonthSeries(First, [.. Enumerable.Range(0, 36).Select(month => month % 12 == 5 ? 1_200_000L : 100_000)]);
        SeasonalGrowth.Fit(steady, 36, 0, WorkingCalendar.Weekdays).Trust.ShouldBeGreaterThan(0.99);
    }
}
