using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics.Tests.Engine;

/// <summary>What must hold in any company.</summary>
public sealed class RandomCompanyTests : IClassFixture<RandomCompanyTests.Company>
{
    private readonly Company _company;

    public RandomCompanyTests(Company company) => _company = company;

    public sealed class Company : IDisposable
    {
        private readonly TestWorkspace _workspace = TestWorkspace.Create(TestDatabase.Sqlite);

        public Company()
        {
            Rows = RandomCompany.Fill(_workspace.Store, seed: 41, new CompanySize { Customers = 400, Products = 300, Orders = 30_000 });
            View = WorkspaceView.Open(_workspace.Store);
        }

        public RandomCompany Rows { get; }

        public WorkspaceView View { get; }

        public void Dispose() => _workspace.Dispose();
    }

    [Fact]
    public void Parts_of_what_adds_up_sum_to_the_whole()
    {
        var days = DateRange.Inclusive(new(2020, 1, 1), new(2027, 1, 1));
        foreach (var metric in MetricCatalogue.All.Where(metric => metric.Formula is FactMeasure { Aggregation: Aggregation.Sum or Aggregation.Rows }))
        {
            var whole = _company.View.Ask(new(metric) { Days = days }).Single.Value;
            whole.ShouldNotBe(0, metric.Id.Name);
            foreach (var dimension in metric.Dimensions.Where(dimension => dimension != Dimension.Window))
                _company.View.Ask(new(metric) { Days = days, By = [dimension] }).Rows.Sum(row => row.Values[0].Value).ShouldBe(whole, $"{metric} by {dimension}");
        }
    }

    [Fact]
    public void Viewer_sees_exactly_the_rows_of_the_people_below()
    {
        var (rows, view) = (_company.Rows, _company.View);
        var orders = rows.Rows<Order>().Where(order => !order.Deleted).ToDictionary(order => order.Id);
        var lines = rows.Rows<OrderLine>().Where(line => !line.Deleted && orders.ContainsKey(line.OrderId)).ToList();
        foreach (var person in view.Directory.People)
        {
            var viewer = Viewer.Of(person.Id, view.Directory);
            var seen = view.SeenBy(viewer);
            var expected = lines.Where(line => orders[line.OrderId].RepId is { } rep && viewer.RepIds!.Contains(rep)).Sum(line => line.Amount);
            seen.Ask(new(MetricCatalogue.Revenue)).Single.Value.ShouldBe(view.Profile.Money(expected).ToDecimal());
            foreach (var metric in MetricCatalogue.All.Where(metric => metric.Dimensions.Contains(Dimension.Rep)))
                seen.Ask(new(metric) { By = [Dimension.Rep] }).Rows.ShouldAllBe(row => viewer.RepIds!.Contains(row.Keys[0].Id), metric.Id.Name);
        }
    }

    [Fact]
    public void Stranger_to_the_company_sees_nothing()
    {
        var view = _company.View.SeenBy(Viewer.Of(1_000_000, _company.View.Directory));
        foreach (var metric in MetricCatalogue.All)
            (view.Ask(new(metric)).Single.Numerator ?? 0).ShouldBe(0, metric.Id.Name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Several_threads_count_what_one_counts(bool isSparse)
    {
        Dimension[] by = isSparse ? [Dimension.Customer, Dimension.Product, Dimension.Day] : [Dimension.Territory, Dimension.Line];
        var metrics = new[] { MetricCatalogue.Revenue, MetricCatalogue.Orders, MetricCatalogue.RepurchaseRate, MetricCatalogue.TopCustomerShare, MetricCatalogue.CustomersTo80 };
        var question = Question.Of(new(metrics) { By = by }, _company.View);
        Groups(parallelFrom: 0).ShouldBe(Groups(int.MaxValue), ignoreOrder: true);

        List<string> Groups(int parallelFrom)
        {
            var axes = new Axes(question, FactKind.OrderLines, FactColumn.Day);
            var groups = new List<string>();
            new GroupPass(
                question.View, FactKind.OrderLines, FactColumn.Day, question.From, question.To, [.. by.Select(axes.Of)], [],
                [.. question.Measures.Cast<FactMeasure>()]) { ParallelFrom = parallelFrom }
                .Run((codes, values) => groups.Add($"{string.Join(",", codes)}={string.Join(",", values)}"));
            groups.Count.ShouldBeGreaterThan(isSparse ? 10_000 : 20);
            return groups;
        }
    }
}
