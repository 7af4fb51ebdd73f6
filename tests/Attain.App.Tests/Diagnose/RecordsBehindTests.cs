using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Tests.Diagnose;

/// <summary>A number opened shows the very rows it is made of.</summary>
public sealed class RecordsBehindTests
{
    private static readonly DateRange Days = new(SmallCompany.Start.AddDays(100), SmallCompany.Start.AddDays(500));

    [Fact]
    public void Rows_behind_a_sum_add_up_to_it_and_rows_behind_a_count_are_as_many()
    {
        using var company = SmallCompany.Random(new Random(7));
        var view = company.Open();
        var checkedMetrics = 0;
        foreach (var metric in MetricCatalogue.All)
        {
            if (metric.Formula is not FactMeasure { Fact: FactKind.OrderLines, Aggregation: Aggregation.Sum or Aggregation.Rows } measure) continue;
            var value = view.Ask(new MetricQuery(metric) { Days = Days, Where = Scope.Company.With(Dimension.Rep, 1, 2) }).Single.Value ?? 0;
            var rows = RecordsBehind.Read(view, measure, Scope.Company.With(Dimension.Rep, 1, 2), Days, int.MaxValue);

            var told = measure.Aggregation == Aggregation.Rows ? rows.Count : rows.Rows.Sum(row => row.Units ?? 0) / (decimal)measure.Divisor(view.Profile.Currency);
            told.ShouldBe(value, metric.Id.Name);
            checkedMetrics++;
        }
        checkedMetrics.ShouldBeGreaterThan(4);
    }

    [Fact]
    public void Who_sees_one_rep_opens_only_that_reps_rows()
    {
        using var company = SmallCompany.Random(new Random(8));
        var view = company.Open();
        var own = view.SeenBy(Viewer.Of(2, view.Directory));
        var measure = (FactMeasure)MetricCatalogue.Revenue.Formula;

        var rows = RecordsBehind.Read(own, measure, Scope.Company, Days, int.MaxValue).Rows;
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(row => row[FactColumn.Rep] == 2);
        RecordsBehind.Read(own, measure, Scope.Company.With(Dimension.Rep, 1), Days, int.MaxValue).Rows.ShouldBeEmpty();
    }

    [Fact]
    public void Of_too_many_rows_those_that_add_most_are_shown_and_all_are_counted()
    {
        using var company = SmallCompany.Random(new Random(9));
        var view = company.Open();
        var measure = (FactMeasure)MetricCatalogue.Revenue.Formula;
        var all = RecordsBehind.Read(view, measure, Scope.Company, Days, int.MaxValue);

        var few = RecordsBehind.Read(view, measure, Scope.Company, Days, 5);
        few.Count.ShouldBe(all.Count);
        few.Rows.Select(row => Math.Abs(row.Units!.Value)).ShouldBe(all.Rows.Select(row => Math.Abs(row.Units!.Value)).OrderDescending().Take(5));
    }

    [Fact]
    public void Dimension_the_records_do_not_have_is_refused()
    {
        using var company = SmallCompany.Random(new Random(10));
        Should.Throw<RefusedException>(() => RecordsBehind.Read(company.Open(), (FactMeasure)MetricCatalogue.Revenue.Formula, Scope.Company.With(Dimension.Stage, 1), Days, 10))
            .Sentence.Key.ShouldBe("metrics.recordsNotCutBy");
    }
}
