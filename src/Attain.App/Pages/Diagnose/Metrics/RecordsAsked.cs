using System.Globalization;
using Attain.App.Web;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Metrics;

/// <summary>Which records a page is asked for: of a metric, of one of its measures, within the scope of the address and more dimensions than the picker offers.</summary>
/// <param name="Measures">Those of the metric that have records; a quotient may have two.</param>
/// <param name="Chosen">Which of them.</param>
/// <param name="Days">From and to of the address, where it names them; else the period picked.</param>
public sealed record RecordsAsked(MetricDefinition Metric, IReadOnlyList<FactMeasure> Measures, int Chosen, Scope Where, DateRange Days)
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
        return new(metric, measures, chosen, where, Day(here["from"]) is { } from && Day(here["to"]) is { } to && to >= from ? DateRange.Inclusive(from, to) : here.Period.Days);
    }

    public FactRows Read(PageContext here) => here.Keep(("records", Metric.Id, Chosen, Where, Days), () => RecordsBehind.Read(here.View, Measure, Where, Days, Most));

    /// <summary>The records' numbers and names, which the columns do not hold.</summary>
    public IReadOnlyDictionary<int, RecordName> Names(PageContext here) =>
        here.Keep(("record names", Metric.Id, Chosen, Where, Days), () => RecordNames.Of(here.View, Read(here)));

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
