using Attain.Core;
using Attain.Facts;

namespace Attain.Targets.Tests.Funnel;

public sealed class FunnelPlannerTests
{
    private static readonly DateOnly AsOf = new(2025, 12, 31);
    private static readonly DateRange Year = new(new(2026, 1, 1), new(2027, 1, 1));

    [Fact]
    public void Measured_rates_walk_an_amount_back_to_leads_and_actions()
    {
        using var company = Funnel(leads: 100, converted: 20, won: 5, lost: 15);
        for (var i = 0; i < 50; i++) company.Add(new Activity { RepId = 1, Day = new(2025, 6, 1) });
        var view = company.Open(AsOf);
        var plan = FunnelPlanner.Plan(view, view.Profile.Money(1_200_000_00), Year);

        plan.Average.ToExact().ShouldBe("20000.00");
        plan.Steps.ShouldBe(new FunnelSteps(60, 240, 1200, 5, 3));
        plan.WorkingDays.ShouldBe(261);
        plan.Missing.ShouldBeEmpty();
        plan.LeadsRange!.Value.Low.ShouldBeLessThan(1200);
        plan.LeadsRange.Value.High.ShouldBeGreaterThan(1200);
        plan.Win!.Interval.Low.ShouldBeLessThan(0.25);
    }

    [Fact]
    public void Few_cases_of_a_rep_are_drawn_toward_the_company()
    {
        using var company = Funnel(leads: 100, converted: 20, won: 5, lost: 15);
        company.Rep("Fresh");
        Deal(company, rep: 2, Outcome.Won);
        var view = company.Open(AsOf);
        var plan = FunnelPlanner.Plan(view, view.Profile.Money(100_000_00), Year, Scope.Company.With(Dimension.Rep, 2));
        // One won of one is no rate of 100 %: 1 + 20 × 6/21 won of 21.
        plan.Win!.Rate.Value.ShouldBe((1 + 20 * (6m / 21)) / 21, 0.000001m);
    }

    [Fact]
    public void What_is_not_loaded_is_said_and_deals_come_from_orders()
    {
        using var company = Histories.Monthly(new(2025, 1, 1), 12, _ => 1_000_00);
        var view = company.Open(AsOf);
        var plan = FunnelPlanner.Plan(view, view.Profile.Money(9_500_00), Year);
        plan.AverageFrom.Name.ShouldBe("average_order_value");
        plan.Steps.Opportunities.ShouldBeNull();
        plan.Missing.Select(missing => missing.Key).ShouldBe(["targets.funnel.noOpportunities", "targets.funnel.noLeads", "targets.funnel.noActivities"]);
    }

    [Fact]
    public void Nothing_sold_is_refused()
    {
        using var company = Histories.Monthly(new(2021, 1, 1), 3, _ => 1_000_00);
        var view = company.Open(AsOf);
        Should.Throw<RefusedException>(() => FunnelPlanner.Plan(view, view.Profile.Money(1), Year)).Sentence.Key.ShouldBe("targets.funnel.nothingSold");
    }

    private static Company Funnel(int leads, int converted, int won, int lost)
    {
        var company = new Company();
        company.Rep("Rep");
        for (var i = 0; i < leads; i++) company.Add(new Lead { RepId = 1, Day = new(2025, 3, 3), ConvertedDay = i < converted ? new DateOnly(2025, 3, 20) : null });
        for (var i = 0; i < won; i++) Deal(company, 1, Outcome.Won);
        for (var i = 0; i < lost; i++) Deal(company, 1, Outcome.Lost);
        return company;
    }

    private static void Deal(Company company, int rep, Outcome outcome) =>
        company.Add(new Opportunity { RepId = rep, Day = new(2025, 4, 1), ClosedDay = new(2025, 5, 1), Outcome = outcome, Amount = 20_000_00 });
}
