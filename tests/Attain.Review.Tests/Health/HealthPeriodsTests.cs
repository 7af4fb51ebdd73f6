using System.Globalization;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Review.Tests;

public sealed class HealthPeriodsTests
{
    [Theory]
    [InlineData(1, DayOfWeek.Monday, "2024-03-10", Grain.Month, "2024-03-01", "2023-03-01", "2023-03-11")]
    [InlineData(1, DayOfWeek.Monday, "2024-05-22", Grain.Week, "2024-05-20", "2023-05-22", "2023-05-25")]
    [InlineData(1, DayOfWeek.Sunday, "2024-05-22", Grain.Week, "2024-05-19", "2023-05-21", "2023-05-25")]
    [InlineData(1, DayOfWeek.Sunday, "2024-05-19", Grain.Week, "2024-05-19", "2023-05-21", "2023-05-22")]
    [InlineData(4, DayOfWeek.Monday, "2024-05-20", Grain.Quarter, "2024-04-01", "2023-04-01", "2023-05-21")]
    [InlineData(4, DayOfWeek.Monday, "2025-03-30", Grain.Year, "2024-04-01", "2023-04-01", "2024-03-31")]
    [InlineData(12, DayOfWeek.Monday, "2024-02-29", Grain.Quarter, "2023-12-01", "2022-12-01", "2023-03-01")]
    [InlineData(1, DayOfWeek.Monday, "2024-02-28", Grain.Month, "2024-02-01", "2023-02-01", "2023-03-01")]
    [InlineData(1, DayOfWeek.Monday, "2024-02-29", Grain.Month, "2024-02-01", "2023-02-01", "2023-03-01")]
    [InlineData(1, DayOfWeek.Monday, "2024-02-29", Grain.Year, "2024-01-01", "2023-01-01", "2023-03-01")]
    [InlineData(1, DayOfWeek.Monday, "2024-03-01", Grain.Year, "2024-01-01", "2023-01-01", "2023-03-02")]
    [InlineData(1, DayOfWeek.Monday, "2024-12-30", Grain.Year, "2024-01-01", "2023-01-01", "2023-12-31")]
    [InlineData(1, DayOfWeek.Monday, "2024-12-31", Grain.Year, "2024-01-01", "2023-01-01", "2024-01-01")]
    [InlineData(1, DayOfWeek.Monday, "2025-02-28", Grain.Month, "2025-02-01", "2024-02-01", "2024-03-01")]
    [InlineData(1, DayOfWeek.Monday, "2025-02-28", Grain.Quarter, "2025-01-01", "2024-01-01", "2024-02-29")]
    public void A_part_of_a_period_is_held_against_the_same_part_a_year_before(
        int firstMonth, DayOfWeek firstDay, string asOf, Grain grain, string from, string yearBeforeFrom, string yearBeforeTo)
    {
        var wanted = new NewWorkspace("Test") { FiscalFirstMonth = firstMonth, FirstDayOfWeek = firstDay };
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 1, wanted: wanted);

        var period = Reports.Health(company.Open(Day(asOf))).Of(grain);

        period.Days.ShouldBe(new DateRange(Day(from), Day(asOf).AddDays(1)));
        period.YearBefore.ShouldBe(new DateRange(Day(yearBeforeFrom), Day(yearBeforeTo)));
    }

    [Fact]
    public void What_lies_after_the_same_part_is_not_counted_before()
    {
        using var company = Old();
        foreach (var (day, amount) in ((string, long)[])[("2024-03-05", 300), ("2024-02-05", 200), ("2024-02-11", 9_000), ("2023-03-10", 100), ("2023-03-11", 9_000)])
            company.Sell(Day(day), customer: 1, amount * 100);

        var revenue = Reports.Health(company.Open(Day("2024-03-10"))).Of(Grain.Month).Line(MetricCatalogue.Revenue);

        (revenue.Now.Value, revenue.Before.Value, revenue.YearBefore.Value).ShouldBe((300m, 200m, 100m));
        (revenue.ChangeOnBefore!.Value, revenue.ChangeOnYear!.Value).ShouldBe((0.5m, 2m));
    }

    [Fact]
    public void Causes_sum_to_the_change_of_every_period()
    {
        var explained = 0;
        for (var seed = 1; seed <= 3; seed++)
        {
            using var company = SmallCompany.Random(new Random(seed), orders: 300);
            foreach (var period in Reports.Health(company.Open(SmallCompany.Start.AddDays(850))).Periods.Where(period => period.Causes is not null))
            {
                var (causes, revenue) = (period.Causes!, period.Line(MetricCatalogue.Revenue));
                causes.Parts.Sum(part => part.Units).ShouldBe(causes.Gap);
                causes.Gap.ShouldBe((long)((revenue.Now.Value!.Value - revenue.YearBefore.Value!.Value) * 100));
                explained++;
            }
        }

        explained.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void A_year_before_that_is_half_loaded_is_not_compared_with()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 1);
        for (var day = Day("2023-09-01"); day <= Day("2024-11-30"); day = day.AddDays(1)) company.Sell(day, customer: 1, amount: 10_000);

        var report = Reports.Health(company.Open(Day("2024-11-30")));

        report.Of(Grain.Year).Line(MetricCatalogue.Revenue).YearBefore.State.ShouldBe(ValueState.NotLoaded);
        report.Of(Grain.Year).Causes.ShouldBeNull();
        report.Of(Grain.Month).Line(MetricCatalogue.Revenue).ChangeOnYear!.Value.ShouldBe(0);
        report.Of(Grain.Month).Causes.ShouldNotBeNull();
        report.Team.ShouldHaveSingleItem().OnYear.ShouldBeNull();
    }

    [Fact]
    public void An_empty_workspace_has_periods_with_nothing_in_them()
    {
        using var company = SmallCompany.Of(reps: 0, customers: 0, products: 0);

        var report = Reports.Health(company.Open(Day("2024-03-10")));

        report.Periods.Select(period => period.Period.Grain).ShouldBe([Grain.Week, Grain.Month, Grain.Quarter, Grain.Year]);
        report.Periods.SelectMany(period => period.Lines).ShouldAllBe(line => line.Now.State == ValueState.NotLoaded && line.ChangeOnYear == null);
        (report.Team.Count, report.LateCustomers.Count, report.Focus.Count, report.Pace.Windows.Count).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public void With_leads_alone_their_conversion_is_told_and_money_is_not_loaded()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 0, products: 0);
        foreach (var day in (string[])["2024-03-04", "2024-03-05"])
            company.Add(new Lead { Name = day, Day = Day(day), CreatedAt = SmallCompany.At(Day(day), 9), RepId = 1, ConvertedDay = day[^1] == '4' ? Day(day) : null });

        var month = Reports.Health(company.Open(Day("2024-03-10"))).Of(Grain.Month);

        month.Line(MetricCatalogue.LeadConversion).Now.Value.ShouldBe(0.5m);
        month.Line(MetricCatalogue.Revenue).Now.State.ShouldBe(ValueState.NotLoaded);
        month.Causes.ShouldBeNull();
    }

    [Fact]
    public void Late_customers_are_told_with_who_looks_after_them_and_to_those_alone()
    {
        using var company = SmallCompany.Of(reps: 2, customers: 0, products: 1);
        company.Add(new Customer { Name = "Handed over", OwnerId = 2 });
        company.Add(new Customer { Name = "Kept" });
        foreach (var customer in (int[])[1, 2])
            for (var i = 0; i < 3; i++) company.Sell(Day("2024-01-01").AddDays(30 * i), customer, amount: 10_000, rep: 1);
        var view = company.Open(Day("2024-08-01"));

        Late(view).ShouldBe([("Handed over", "Rep 2"), ("Kept", "Rep 1")]);
        Late(view.SeenBy(Viewer.Of(1, view.Directory))).ShouldBe([("Kept", "Rep 1")]);

        static IEnumerable<(string, string)> Late(WorkspaceView view) => Reports.Health(view).LateCustomers.Select(late => (late.Customer.Name, late.Rep.Name));
    }

    /// <summary>A company whose first order is so long ago that every period can be compared.</summary>
    private static SmallCompany Old()
    {
        var company = SmallCompany.Of(reps: 1, customers: 1, products: 1);
        company.Sell(Day("2021-01-01"), customer: 1, amount: 100);
        return company;
    }

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
