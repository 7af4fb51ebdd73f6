using Attain.App.Web;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Metrics;

/// <summary>A metric in the days asked, beside the days before and the same days a year before, and its last whole months.</summary>
/// <param name="Before">Null where it cannot be compared: facts do not reach back.</param>
/// <param name="Months">Twelve whole months, oldest first; null where there is no value.</param>
public sealed record MetricLine(MetricDefinition Metric, MetricValue Now, MetricValue? Before, MetricValue? YearBefore, IReadOnlyList<decimal?> Months)
{
    /// <summary>Of shares in points, of everything else relative; null without something to compare with.</summary>
    public decimal? OnYear => Metric.Change(YearBefore?.Value, Now.Value);

    public decimal? OnBefore => Metric.Change(Before?.Value, Now.Value);
}

/// <summary>Every metric of the catalogue that the scope asked about applies to, and those it does not.</summary>
public sealed record MetricBoard(IReadOnlyList<MetricLine> Lines, IReadOnlyList<MetricDefinition> NotCutBy)
{
    public const int ShownMonths = 12;

    public MetricLine? this[MetricDefinition metric] => Lines.FirstOrDefault(line => line.Metric == metric);

    public static MetricBoard Of(PageContext here) => here.Keep(("metrics", here.Asked), () => Of(here.View, here.Period, here.Scope));

    public static MetricBoard Of(WorkspaceView view, PagePeriod period, Scope scope)
    {
        var known = MetricCatalogue.All.ToLookup(metric => scope.Members.Keys.All(metric.Dimensions.Contains));
        List<MetricDefinition> metrics = [.. known[true]];
        var before = period.Before(view.Profile.Calendar);
        var (now, then, lastYear) = (Ask(view, metrics, scope, period.Days), Ask(view, metrics, scope, before), Ask(view, metrics, scope, period.YearBefore));
        var months = ByMonth(view, metrics, scope, WholeMonths(period.Days));
        return new(
            [.. metrics.Select((metric, i) => new MetricLine(
                metric, now[i], Reaches(view, metric, before) ? then[i] : null, Reaches(view, metric, period.YearBefore) ? lastYear[i] : null,
                [.. months.Select(month => month[i])]))],
            [.. known[false]]);
    }

    /// <summary>Twelve months up to the last that is over within the days; a month begun would look like a fall.</summary>
    public static DateRange WholeMonths(DateRange days)
    {
        var to = new DateOnly(days.To.Year, days.To.Month, 1);
        return new(to.AddMonths(-ShownMonths), to);
    }

    /// <summary>Whether the facts of a metric reach back over these days.</summary>
    public static bool Reaches(WorkspaceView view, MetricDefinition metric, DateRange days) => !days.IsEmpty
        && metric.Formula.Measures.All(measure => measure is not FactMeasure fact || view.ReachesBack(fact.Fact, days));

    /// <summary>Values of the metrics month by month; a month without any row has none.</summary>
    public static IReadOnlyList<IReadOnlyList<decimal?>> ByMonth(WorkspaceView view, IReadOnlyList<MetricDefinition> metrics, Scope scope, DateRange months)
    {
        var rows = view.Ask(new MetricQuery([.. metrics.Select(metric => metric.Id)]) { By = [Dimension.Month], Days = months, Where = scope }).Rows
            .ToDictionary(row => row.Keys[0].Days!.Value.From);
        var firsts = new List<DateOnly>();
        for (var month = months.From; month < months.To; month = month.AddMonths(1)) firsts.Add(month);
        return [.. firsts.Select(first => (IReadOnlyList<decimal?>)(rows.GetValueOrDefault(first) is { } row ? [.. row.Values.Select(value => value.Value)] : new decimal?[metrics.Count]))];
    }

    private static IReadOnlyList<MetricValue> Ask(WorkspaceView view, IReadOnlyList<MetricDefinition> metrics, Scope scope, DateRange days) =>
        days.IsEmpty ? [.. metrics.Select(_ => MetricValue.NotLoaded)] : view.Ask(new MetricQuery([.. metrics.Select(metric => metric.Id)]) { Days = days, Where = scope }).Rows[0].Values;
}
