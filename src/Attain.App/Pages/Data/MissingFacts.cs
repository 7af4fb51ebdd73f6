using Attain.App.Web;
using Attain.Diagnosis;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Data;

/// <summary>A fact that is not loaded, and what cannot be told without it.</summary>
/// <param name="Kind">The import kind that fills it.</param>
public sealed record MissingFact(FactKind Fact, string Kind, IReadOnlyList<MetricDefinition> Metrics, IReadOnlyList<IDiagnosisRule> Rules);

/// <summary>What metrics and rules lack because something is not loaded.</summary>
public static class MissingFacts
{
    public static IReadOnlyList<MissingFact> Of(PageContext here, IEnumerable<IDiagnosisRule> rules) =>
    [
        .. from table in LoadedTableView.Loaded(here)
           where table.Fact is { } && table.Rows == 0
           let fact = table.Fact!.Value
           select new MissingFact(
               fact, table.Kind,
               [.. MetricCatalogue.All.Where(metric => metric.Formula.Measures.OfType<FactMeasure>().Any(measure => measure.Fact == fact))],
               [.. rules.Where(rule => rule.Head.Needs.Contains(fact))]),
    ];
}
