using Attain.Core;
using Attain.Diagnosis;
using Attain.Facts;

namespace Attain.App.Tests.Diagnose;

public sealed class StageFunnelTests
{
    private static readonly DateOnly Day = SmallCompany.Start.AddDays(40);
    private static readonly DateRange Days = new(SmallCompany.Start, SmallCompany.Start.AddYears(1));

    [Fact]
    public void Deals_count_in_every_stage_up_to_the_furthest_they_came_to()
    {
        using var company = Company();
        Deal(company, Outcome.Won, 1, 2);
        Deal(company, Outcome.Lost, 1, 2);
        Deal(company, Outcome.Lost, 1);
        Deal(company, Outcome.Open, 1);

        var funnel = StageFunnel.Of(company.Open(Days.Last), Days, Scope.Company);
        funnel.Opened.ShouldBe(4);
        funnel.Won.ShouldBe(1);
        funnel.Steps.Select(step => (step.Reached, step.LostHere, step.OpenHere)).ShouldBe([(4, 1, 1), (2, 1, 0)]);
        funnel.Passed(0)!.Value.Value.ShouldBe(0.5m);
        funnel.Passed(1)!.Value.Value.ShouldBe(0.5m);
        funnel.Steps[0].UsualDays.ShouldBe(10);
    }

    [Fact]
    public void What_happened_after_the_day_one_looks_from_is_not_known_yet()
    {
        using var company = Company();
        Deal(company, Outcome.Won, 1, 2);

        var funnel = StageFunnel.Of(company.Open(Day.AddDays(5)), Days, Scope.Company);
        funnel.Won.ShouldBe(0);
        funnel.Steps.Select(step => (step.Reached, step.OpenHere)).ShouldBe([(1, 1), (0, 0)]);
    }

    [Fact]
    public void Deals_of_others_are_not_counted()
    {
        using var company = Company();
        Deal(company, Outcome.Won, 1);
        var view = company.Open(Days.Last);
        StageFunnel.Of(view.SeenBy(Attain.Metrics.Viewer.Of(2, view.Directory)), Days, Scope.Company).Opened.ShouldBe(0);
    }

    private static SmallCompany Company()
    {
        var company = SmallCompany.Of(reps: 2, customers: 1, products: 1);
        company.Add(new Stage { Name = "First", Position = 1 });
        company.Add(new Stage { Name = "Second", Position = 2 });
        company.Add(new Stage { Name = "Lost", Position = 9, Outcome = Outcome.Lost });
        return company;
    }

    /// <summary>A deal that enters a stage every ten days, and is closed ten days after the last.</summary>
    private static void Deal(SmallCompany company, Outcome outcome, params int[] stages)
    {
        var closed = Day.AddDays(10 * stages.Length);
        var deal = company.Add(new Opportunity { Day = Day, RepId = 1, StageId = stages[^1], Outcome = outcome, ClosedDay = outcome == Outcome.Open ? null : closed });
        for (var i = 0; i < stages.Length; i++)
            company.Add(new StageEntry { OpportunityId = deal.Id, StageId = stages[i], EnteredAt = SmallCompany.At(Day.AddDays(10 * i), 10) });
        if (outcome == Outcome.Lost) company.Add(new StageEntry { OpportunityId = deal.Id, StageId = 3, EnteredAt = SmallCompany.At(closed, 10) });
    }
}
