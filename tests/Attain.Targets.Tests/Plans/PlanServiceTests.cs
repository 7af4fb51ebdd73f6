using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Attain.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Attain.Targets.Tests.Plans;

public sealed class PlanServiceTests
{
    private static readonly DateOnly From = new(2023, 1, 1);
    private static readonly DateOnly AsOf = new(2025, 11, 28);
    private static readonly Dimension[] Along = [Dimension.Month, Dimension.Rep, Dimension.Line];

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void New_plan_is_read_back_as_it_was_cut(TestDatabase database)
    {
        using var company = Histories.Random(3, From, 35, new Company(database));
        var view = company.Open(AsOf);
        // A prime number of cents.
        var made = PlanService.New(view, 2026, 15_485_863m / 100, Along, "anna", "first draft");
        var shown = PlanService.Show(WorkspaceView.Open(company.Store).AsOfDay(AsOf), "2026");

        var expected = BreakdownBuilder.Build(view, view.Profile.Calendar.Of(Grain.Year, new DateOnly(2026, 1, 1)), new Money(15_485_863, view.Profile.Currency), Along).Breakdown;
        foreach (var plan in (PlanView[])[made, shown])
        {
            plan.Cells.Total.Units.ShouldBe(15_485_863);
            plan.Cells.Cells.Select(cell => (string.Join(' ', cell.Keys), cell.Units)).ShouldBe(expected.Cells.Select(cell => (string.Join(' ', cell.Keys), cell.Units)));
            plan.Status.ShouldBe(PlanStatus.Draft);
            plan.Edits.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                edit => edit.Actor.ShouldBe("anna"), edit => edit.Why.ShouldBe("first draft"), edit => edit.Verb.ShouldBe("new"), edit => edit.Cells.ShouldBe(expected.Cells.Count));
        }
        company.Checks.ShouldAllBe(check => check.Run(company.Store).Wrong == 0 || check.GetType() != typeof(PlanCheck));
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Cell_changed_behind_the_entries_back_is_found(TestDatabase database)
    {
        using var company = Histories.Monthly(From, 30, _ => 1000, new Company(database));
        PlanService.New(company.Open(AsOf), 2026, 1000, [], "anna", "");
        using var db = company.Store.NewDb();
        db.Database.ExecuteSqlRaw("UPDATE plan_cell SET amount = amount + 1 WHERE id = (SELECT MIN(id) FROM plan_cell)");
        company.Checks.OfType<PlanCheck>().Single().Run(company.Store).Wrong.ShouldBe(1);
    }

    [Fact]
    public void Tree_and_totals_sum_to_the_plan_at_every_level()
    {
        using var company = Histories.Random(5, From, 35);
        var view = company.Open(AsOf);
        // A year that is running, so that there is something to compare with.
        var plan = PlanService.New(view, 2025, 1_000_003.07m, Along, "anna", "");

        plan.Tree.Target.Units.ShouldBe(100_000_307);
        Sums(plan.Tree);
        plan.Tree.Children.Select(quarter => quarter.Key!.ExternalId).ShouldBe(["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]);
        plan.Tree.Actual!.Value.ToDecimal().ShouldBe(view.Ask(new MetricQuery(MetricCatalogue.Revenue) { Days = new DateRange(new(2025, 1, 1), AsOf.AddDays(1)) }).Single.Value!.Value);
        plan.Totals.Select(totals => totals.Dimension).ShouldBe([Dimension.Quarter, Dimension.Month, Dimension.Rep, Dimension.Line]);
        foreach (var totals in plan.Totals)
        {
            totals.Members.Sum(member => member.Target.Units).ShouldBe(100_000_307);
            totals.Members.Sum(member => member.Actual?.Units ?? 0).ShouldBe(plan.Tree.Actual.Value.Units);
        }
        var december = plan.Totals.Single(totals => totals.Dimension == Dimension.Month).Members[^1];
        december.Actual.ShouldBeNull();
        december.Due.Units.ShouldBe(0);

        static void Sums(PlanNode node)
        {
            if (node.Children.Count == 0) return;
            node.Children.Sum(child => child.Target.Units).ShouldBe(node.Target.Units);
            node.Children.Sum(child => child.Due.Units).ShouldBe(node.Due.Units);
            node.Children.Sum(child => child.Actual?.Units ?? 0).ShouldBe(node.Actual?.Units ?? 0);
            foreach (var child in node.Children) Sums(child);
        }
    }

    [Fact]
    public void Shortfall_names_the_lines_where_it_lies()
    {
        using var company = new Company();
        var rep = company.Rep("Rep").Id;
        for (var i = 1; i <= 2; i++) company.Product($"Product {i}");
        for (var month = 0; month < 23; month++)
        {
            company.Sell(new DateOnly(2024, 1, 10).AddMonths(month), 100_00, rep, product: 1);
            if (month < 12) company.Sell(new DateOnly(2024, 1, 10).AddMonths(month), 100_00, rep, product: 2);
        }
        var view = company.Open(new DateOnly(2025, 11, 30));
        var before = view.AsOfDay(new DateOnly(2024, 12, 31));
        PlanService.New(before, 2025, 2400, Along, "anna", "");
        var cause = PlanService.Show(view).Tree.Cause!;
        cause.Key.ShouldBe("targets.planCause");
        var parts = (IReadOnlyList<Sentence>)cause.Arguments.Single(argument => argument.Name == "parts").Value!;
        parts[0].Arguments[0].Value.ShouldBe("Product 2 line");
    }

    [Fact]
    public void Second_plan_of_a_year_stands_beside_the_first()
    {
        using var company = Histories.Monthly(From, 30, _ => 1000);
        var view = company.Open(AsOf);
        PlanService.New(view, 2026, 100, [], "anna", "");
        PlanService.New(view, 2026, 200, [], "anna", "").Name.ShouldBe("2026-2");
        PlanService.List(view).Select(plan => (plan.Name, plan.Total.ToExact())).ShouldBe([("2026-2", "200.00"), ("2026", "100.00")]);
        PlanService.Show(view, "2026").Cells.Total.Units.ShouldBe(100_00);
        PlanService.Show(view).Name.ShouldBe("2026-2");
    }

    [Fact]
    public void Fiscal_year_runs_from_its_own_first_month()
    {
        using var company = Histories.Monthly(From, 30, _ => 1000, new Company(firstMonth: 4));
        var plan = PlanService.New(company.Open(AsOf), 2026, 1200, [], "anna", "");
        plan.Days.ShouldBe(new DateRange(new(2026, 4, 1), new(2027, 4, 1)));
        plan.Tree.Children.Count.ShouldBe(4);
    }

    [Fact]
    public void Workspace_at_four_decimals_plans_in_whole_cents()
    {
        using var company = Histories.Monthly(From, 30, _ => 1000, new Company(scale: 4));
        var plan = PlanService.New(company.Open(AsOf), 2026, 1234.57m, [], "anna", "");
        plan.Cells.Total.ToExact().ShouldBe("1234.57");
        plan.Tree.Target.ToExact().ShouldBe("1234.5700");
    }

    [Fact]
    public void Viewer_sees_only_the_own_cells()
    {
        using var company = Histories.Random(5, From, 35);
        var view = company.Open(AsOf);
        PlanService.New(view, 2026, 10_000, Along, "anna", "");
        var plan = PlanService.Show(view.SeenBy(Viewer.Of(3, view.Directory)));
        plan.Cells.SumBy(Dimension.Rep).ShouldHaveSingleItem().Keys[0].ShouldBe(3);
        plan.Tree.Target.Units.ShouldBeLessThan(10_000_00);
    }

    [Theory]
    [InlineData(2026, "100.005", "targets.totalTooFine")]
    [InlineData(2026, "0", "targets.totalNotPositive")]
    [InlineData(2026, "-5", "targets.totalNotPositive")]
    [InlineData(2026, "99999999999999999999", "targets.totalTooLarge")]
    [InlineData(1815, "100", "targets.yearWithoutCalendar")]
    [InlineData(9999, "100", "targets.yearWithoutCalendar")]
    public void Input_that_cannot_be_planned_with_is_refused_and_nothing_written(int year, string total, string key)
    {
        using var company = Histories.Monthly(From, 30, _ => 1000);
        var view = company.Open(AsOf);
        Should.Throw<RefusedException>(() => PlanService.New(view, year, decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture), Along, "anna", ""))
            .Sentence.Key.ShouldBe(key);
        PlanService.List(view).ShouldBeEmpty();
    }

    [Fact]
    public void Plan_that_is_not_there_is_refused_with_those_that_are()
    {
        using var company = Histories.Monthly(From, 30, _ => 1000);
        var view = company.Open(AsOf);
        Should.Throw<RefusedException>(() => PlanService.Show(view)).Sentence.Key.ShouldBe("targets.noPlan");
        PlanService.New(view, 2026, 100, [], "anna", "");
        var refused = Should.Throw<RefusedException>(() => PlanService.Show(view, "2031")).Sentence;
        refused.Key.ShouldBe("targets.unknownPlan");
        ((IReadOnlyList<string>)refused.Arguments.Single(argument => argument.Name == "known").Value!).ShouldBe(["2026"]);
    }
}
