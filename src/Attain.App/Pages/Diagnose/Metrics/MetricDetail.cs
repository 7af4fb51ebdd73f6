using Attain.App.Web;
using Attain.Core;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Metrics;

/// <summary>A member's part of a metric.</summary>
public sealed record MetricPart(DimensionValue Member, MetricValue Now, decimal? OnYear);

/// <summary>One metric: its course over twelve months beside the year before, and cut by one dimension.</summary>
/// <param name="Months">First days, oldest first.</param>
/// <param name="Before">The same months a year before; null where facts do not reach back.</param>
/// <param name="Cuts">Dimensions that tell something here: with at least two members.</param>
/// <param name="By">The one it is cut by; null where none tells anything.</param>
/// <param name="Adds">The parts add up to the whole, so that a share means something.</param>
public sealed record MetricDetail(
    MetricLine Line, IReadOnlyList<DateOnly> Months, IReadOnlyList<decimal?> Now, IReadOnlyList<decimal?>? Before,
    IReadOnlyList<Dimension> Cuts, Dimension? By, IReadOnlyList<MetricPart> Parts, bool Adds)
{
    /// <summary>Null where the scope asked about does not apply to the metric.</summary>
    public static MetricDetail? Of(PageContext here, MetricDefinition metric)
    {
        var by = Dimensions.TryParse(here["by"], out var asked) && metric.Dimensions.Contains(asked) ? asked : (Dimension?)null;
        if (!here.Scope.Members.Keys.All(metric.Dimensions.Contains)) return null;
        return here.Keep(("metric", metric.Id, by, here.Asked), () => Of(here.View, here.Period, here.Scope, metric, by));
    }

    public static MetricDetail Of(WorkspaceView view, PagePeriod period, Scope scope, MetricDefinition metric, Dimension? asked)
    {
        var before = period.Before(view.Profile.Calendar);
        MetricValue? Earlier(DateRange days) => MetricBoard.Reaches(view, metric, days) ? Ask(view, metric, scope, days) : null;
        var months = MetricBoard.WholeMonths(period.Days);
        var yearBefore = new DateRange(months.From.AddYears(-1), months.To.AddYears(-1));
        IReadOnlyList<decimal?> Course(DateRange days) => [.. MetricBoard.ByMonth(view, [metric], scope, days).Select(month => month[0])];
        List<Dimension> cuts = [.. metric.Dimensions.Where(dimension => !dimension.IsTime() && dimension != Dimension.Window && Tells(view, period, scope, metric, dimension))];
        var by = asked is { } named && cuts.Contains(named) ? named : cuts.Select(dimension => (Dimension?)dimension).FirstOrDefault();
        return new(
            new(metric, Ask(view, metric, scope, period.Days), Earlier(before), Earlier(period.YearBefore), []),
            [.. Enumerable.Range(0, MetricBoard.ShownMonths).Select(i => months.From.AddMonths(i))],
            Course(months), MetricBoard.Reaches(view, metric, yearBefore) ? Course(yearBefore) : null,
            cuts, by, by is { } dimension ? PartsBy(view, period, scope, metric, dimension) : [], metric.Formula is FactMeasure { Aggregation: Aggregation.Sum or Aggregation.Rows } or HeadcountMeasure);
    }

    private static bool Tells(WorkspaceView view, PagePeriod period, Scope scope, MetricDefinition metric, Dimension dimension) =>
        view.Ask(new MetricQuery(metric) { By = [dimension], Days = period.Days, Where = scope }).Rows.Count(row => row.Keys[0].Id != 0) > 1;

    private static IReadOnlyList<MetricPart> PartsBy(WorkspaceView view, PagePeriod period, Scope scope, MetricDefinition metric, Dimension dimension)
    {
        IReadOnlyList<MetricRow> Rows(DateRange days) => view.Ask(new MetricQuery(metric) { By = [dimension], Days = days, Where = scope }).Rows;
        var before = MetricBoard.Reaches(view, metric, period.YearBefore) ? Rows(period.YearBefore).ToDictionary(row => row.Keys[0].Id, row => row.Values[0]) : [];
        return
        [
            .. Rows(period.Days).Select(row => new MetricPart(
                row.Keys[0], row.Values[0],
                new MetricLine(metric, row.Values[0], null, before.TryGetValue(row.Keys[0].Id, out var then) ? then : null, []).OnYear)),
        ];
    }

    private static MetricValue Ask(WorkspaceView view, MetricDefinition metric, Scope scope, DateRange days) =>
        view.Ask(new MetricQuery(metric) { Days = days, Where = scope }).Single;
}
