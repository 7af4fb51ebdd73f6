using System.Globalization;
using Attain.App.Web;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Metrics;

/// <summary>Which records a page is asked for: of a metric, of one of its measures, within the scope of the address and more dimensions than the picker offers.</summary>
/// <param name="Measures">Those of the metric that have records; a quotient may have two.</param>
/// <param name="Chosen">Which of them.</param>
public sealed record RecordsAsked(MetricDefinition Metric, IReadOnlyList<FactMeasure> Measures, int Chosen, Scope Where)
{
    /// <summary>More would be a file, not a list to read.</summary>
    public const int Most = 2000;

    private static readonly Dimension[] Further =
        [Dimension.Customer, Dimension.Tier, Dimension.Segment, Dimension.Newness, Dimension.Category, Dimension.Product, Dimension.Role, Dimension.Source, Dimension.Stage];

    public FactMeasure Measure => Measures[Chosen];

    /// <exception cref="NotThereException">No such metric, or one without records, or a member that is not there.</exception>
    public static RecordsAsked Of(PageContext here)
    {
        if (!MetricCatalogue.TryFind(here["metric"] ?? "revenue", out var metric) || RecordsBehind.Of(metric) is not { Count: > 0 } measures) throw new NotThereException();
        var chosen = int.TryParse(here["part"], NumberStyles.None, CultureInfo.InvariantCulture, out var part) ? Math.Clamp(part, 0, measures.Count - 1) : measures.Count - 1;
        var where = here.Scope;
        foreach (var dimension in Further)
        {
            if (here[dimension.Name()] is not { } text) continue;
            where = here.View.Find(dimension, text) is { Count: > 0 } ids ? where.With(dimension, [.. ids]) : throw new NotThereException();
        }
        return new(metric, measures, chosen, where);
    }

    public FactRows Read(PageContext here) => here.Keep(("records", Metric.Id, Chosen, Where, here.Period.Days), () => RecordsBehind.Read(here.View, Measure, Where, here.Period.Days, Most));

    /// <summary>The records' numbers and names, which the columns do not hold.</summary>
    public IReadOnlyDictionary<int, RecordName> Names(PageContext here) =>
        here.Keep(("record names", Metric.Id, Chosen, Where, here.Period.Days), () => RecordNames.Of(here.View, Read(here)));
}
