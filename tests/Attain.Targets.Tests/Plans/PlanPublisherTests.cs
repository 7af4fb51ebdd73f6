using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Attain.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Attain.Targets.Tests.Plans;

public sealed class PlanPublisherTests
{
    private const int Year = 2025;
    private static readonly DateOnly From = new(2023, 1, 1);
    private static readonly DateOnly AsOf = new(Year, 11, 28);
    private static readonly DateRange Days = new(new(Year, 1, 1), new(Year + 1, 1, 1));
    private static readonly Dimension[] Along = [Dimension.Month, Dimension.Rep, Dimension.Line];

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Published_plan_is_what_people_are_measured_by_at_every_level(TestDatabase database)
    {
        using var company = Histories.Random(5, From, 35, new Company(database));
        var plan = PlanService.New(company.Open(AsOf), Year, 1_000_003.07m, Along, "anna", "");
        var told = PlanPublisher.Preview(Now(company), plan.Name);
        (told.Elsewhere, told.ByRep).ShouldBe((0, true));
        PlanPublisher.Publish(Now(company), plan.Name, replace: false, "anna", "signed by the board").ShouldBe(told.Targets);

        var view = Now(company);
        Target(view, [], Days).ShouldBe([(0, 1_000_003.07m)]);
        // Company, quarters and months alike, though some of the plan is nobody's.
        Target(view, [Dimension.Quarter], Days).Sum(row => row.Amount).ShouldBe(1_000_003.07m);
        Target(view, [Dimension.Month], Days).Sum(row => row.Amount).ShouldBe(1_000_003.07m);
        var reps = plan.Cells.SumBy(Dimension.Rep).Where(sum => sum.Keys[0] != 0).Select(sum => (sum.Keys[0], sum.Units / 100m)).Order();
        Target(view, [Dimension.Rep], Days).Order().ShouldBe(reps);
        PlanService.Show(view, plan.Name).Status.ShouldBe(PlanStatus.Active);
        PlanService.Show(view, plan.Name).Edits[^1].ShouldSatisfyAllConditions(edit => edit.Verb.ShouldBe("activate"), edit => edit.Why.ShouldBe("signed by the board"));
        company.Checks.OfType<PlanCheck>().Single().Run(company.Store).Wrong.ShouldBe(0);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Targets_from_elsewhere_are_replaced_only_when_told_to_and_come_back(TestDatabase database)
    {
        using var company = Loaded(database);
        var plan = PlanService.New(company.Open(AsOf), Year, 2400, [Dimension.Rep], "anna", "");
        var view = Now(company);
        var there = Alive(company);
        PlanPublisher.Preview(view, plan.Name).Elsewhere.ShouldBe(2);
        Should.Throw<RefusedException>(() => PlanPublisher.Publish(view, plan.Name, replace: false, "anna", "")).Sentence.Key.ShouldBe("targets.publish.others");
        Alive(company).ShouldBe(there);

        PlanPublisher.Publish(view, plan.Name, replace: true, "anna", "");
        Target(Now(company), [Dimension.Window], Days).Max(row => row.Amount).ShouldBe(2400);
        Alive(company).ShouldContain((2024, 7_000_00));
        Alive(company).ShouldNotContain(row => row.Value == 9_000_00);

        PlanPublisher.TakeBack(view, plan.Name, "anna");
        Alive(company).ShouldBe(there);
        PlanService.Show(view, plan.Name).Status.ShouldBe(PlanStatus.Draft);
        PlanPublisher.Publish(view, plan.Name, replace: true, "anna", "");
        PlanService.Show(view, plan.Name).Status.ShouldBe(PlanStatus.Active);
    }

    [Fact]
    public void Later_plan_takes_the_place_of_the_earlier_and_gives_it_back()
    {
        using var company = Loaded();
        var (first, second) = Two(company);
        var view = Now(company);
        var there = Alive(company);
        PlanPublisher.Publish(view, first, replace: true, "anna", "");
        var ofFirst = Alive(company);
        PlanPublisher.Preview(view, second).Plans.ShouldBe([first]);
        PlanPublisher.Publish(view, second, replace: true, "anna", "");
        PlanService.Show(view, first).Status.ShouldBe(PlanStatus.Closed);
        Target(Now(company), [], Days).Single().Amount.ShouldBe(3600);
        Should.Throw<RefusedException>(() => PlanPublisher.TakeBack(view, first, "anna")).Sentence.Key.ShouldBe("targets.publish.notActive");
        Should.Throw<RefusedException>(() => PlanPublisher.Publish(view, second, replace: true, "anna", "")).Sentence.Key.ShouldBe("targets.publish.notDraft");

        PlanPublisher.TakeBack(view, second, "anna");
        PlanService.Show(view, first).Status.ShouldBe(PlanStatus.Active);
        Alive(company).ShouldBe(ofFirst);
        PlanPublisher.TakeBack(view, first, "anna");
        Alive(company).ShouldBe(there);
    }

    [Fact]
    public void Who_does_not_see_the_whole_company_may_not_publish()
    {
        using var company = Loaded();
        var (first, _) = Two(company);
        var view = Now(company);
        var rep = view.SeenBy(Viewer.Of(1, view.Directory));
        Should.Throw<RefusedException>(() => PlanPublisher.Publish(rep, first, replace: true, "anna", "")).Sentence.Key.ShouldBe("targets.publish.notAll");
        Alive(company).Count.ShouldBe(3);
    }

    private static Company Loaded(TestDatabase database = TestDatabase.Sqlite)
    {
        var company = Histories.Monthly(From, 35, _ => 1000, new Company(database));
        company.Add(new Target { RepId = 1, FromDay = new(Year, 1, 1), ToDay = new(Year + 1, 1, 1), Value = 9_000_00 });
        // A quarter that starts on an odd day is of the same time too; last year's is not.
        company.Add(new Target { RepId = 1, FromDay = new(Year - 1, 12, 29), ToDay = new(Year, 3, 29), Value = 2_000_00 });
        company.Add(new Target { RepId = 1, FromDay = new(Year - 1, 1, 1), ToDay = new(Year, 1, 1), Value = 7_000_00 });
        return company;
    }

    private static (string First, string Second) Two(Company company)
    {
        var view = company.Open(AsOf);
        return (PlanService.New(view, Year, 2400, [Dimension.Rep], "anna", "").Name, PlanService.New(view, Year, 3600, [], "anna", "").Name);
    }

    private static WorkspaceView Now(Company company) => WorkspaceView.Open(company.Store).AsOfDay(AsOf);

    private static List<(int Key, decimal Amount)> Target(WorkspaceView view, Dimension[] by, DateRange days) =>
        [.. view.Ask(new MetricQuery(MetricCatalogue.Attainment) { By = by, Days = days }).Rows.Select(row => (row.Keys.Count == 0 ? 0 : row.Keys[0].Id, row.Values[0].Denominator ?? 0))];

    private static List<(int Year, long Value)> Alive(Company company)
    {
        using var db = company.Store.NewDb();
        return [.. db.Set<Target>().AsNoTracking().Where(row => !row.Deleted).OrderBy(row => row.Id).AsEnumerable().Select(row => (row.FromDay.Year, row.Value))];
    }
}
