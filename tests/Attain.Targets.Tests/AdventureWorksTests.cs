using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Attain.Tests.Support;

namespace Attain.Targets.Tests;

/// <summary>
/// A real company as a check of sense: dealers order on about forty days only, quota windows start on odd days, and most
/// of what is expected follows from that.
/// </summary>
public sealed class AdventureWorksTests : IDisposable
{
    private static readonly DateOnly AsOf = new(2013, 11, 29);

    private static readonly (string File, string Kind, string Mapping)[] Steps =
    [
        ("DimSalesTerritory.csv", "territories", "territories.json"), ("DimEmployee.csv", "people", "people.json"),
        ("DimReseller.csv", "customers", "dealers.json"), ("DimProduct.csv", "products", "products.json"),
        ("FactResellerSales.csv.gz", "orders", "dealer-orders.json"), ("FactInternetSales.csv.gz", "orders", "internet-orders.json"),
        ("FactSalesQuota.csv", "targets", "quotas.json"),
    ];

    private readonly TestWorkspace workspace = TestWorkspace.Create(TestDatabase.Sqlite, new NewWorkspace("AdventureWorks") { Currency = "USD", Scale = 4, WorkingCalendar = "weekdays" });

    [Fact]
    public void Real_company_gets_sensible_advice_plan_and_pace()
    {
        var folder = Repo.File("samples", "adventureworks");
        foreach (var (file, kind, mapping) in Steps)
        {
            var request = new ImportRequest(Path.Combine(folder, file), kind, ImportMapping.Load(Path.Combine(folder, mapping))) { Actor = "test" };
            new Importer(workspace.Store).Run(request, cancellationToken: TestContext.Current.CancellationToken).Written.ShouldBeTrue(file);
        }
        var view = WorkspaceView.Open(workspace.Store).AsOfDay(AsOf);

        Advice(TargetAdvisor.Advise(view).Advice!);
        Plan(view);
        Paces(PaceBoard.Build(view, AsOf, [Dimension.Rep]));
        Funnel(FunnelPlanner.Plan(view, view.Profile.Money(1_200_000_0000), new DateRange(new(2014, 1, 1), new(2015, 1, 1))));
    }

    private static void Advice(TargetAdvice advice)
    {
        // 29 November 2013 is the last Friday of a month that ends on a Saturday.
        advice.History.ShouldBe(new DateRange(new(2011, 1, 1), new(2013, 12, 1)));
        advice.Growth.ShouldBeInRange(0.2m, 0.8m);
        advice.Floor.Amount.ShouldBeLessThan(advice.Target.Amount);
        advice.Target.Amount.ShouldBeLessThan(advice.Stretch.Amount);
        advice.Floor.Amount.ShouldBeGreaterThan(advice.Before);
        advice.Stretch.Amount.ShouldBeLessThan(advice.Before * 3);
    }

    private static void Plan(WorkspaceView view)
    {
        // A prime number of cents.
        var plan = PlanService.New(view, 2014, 5_999_999_989m / 100, [Dimension.Month, Dimension.Rep, Dimension.Line], "test", "sample");
        foreach (var totals in plan.Totals) totals.Members.Sum(member => member.Target.Units).ShouldBe(5_999_999_989L * 100, totals.Dimension.Name());
        plan.Cells.Cells.ShouldAllBe(cell => cell.Units >= 0);
    }

    private static void Paces(PaceReport report)
    {
        var running = report.Windows[0];
        running.Window.ExternalId.ShouldBe("2013-09-29..2013-12-28");
        running.Closed.ShouldBeFalse();
        // All three order days of such a window lie in its first two thirds: by the end of November nearly all is due.
        running.Shape.Says.Key.ShouldBe("targets.shape.history");
        running.Shape.Share.ShouldBeGreaterThan(0.95m);
        running.Total.TimeProgress!.Value.ShouldBeLessThan(0.75m);
        running.Total.Target.ToExact().ShouldBe("10359000.0000");
        running.Lines.Sum(line => line.Target.Units).ShouldBe(running.Total.Target.Units);
        running.Lines.Sum(line => line.ToDate.Units).ShouldBe(running.Total.ToDate.Units);
        foreach (var line in report.Windows.SelectMany(window => window.Lines.Append(window.Total)))
            line.Cause?.Explanation.Parts.Sum(part => part.Units).ShouldBe(line.Gap.Units);
        report.Windows.Count(window => window.Closed).ShouldBeGreaterThanOrEqualTo(4);
    }

    private static void Funnel(FunnelPlan plan)
    {
        plan.Steps.Deals.ShouldBeGreaterThan(0);
        plan.Missing.Count.ShouldBe(3);
    }

    public void Dispose() => workspace.Dispose();
}
