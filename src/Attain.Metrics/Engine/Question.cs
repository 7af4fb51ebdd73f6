using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>A query that makes sense, with everything the executors need settled: which measures, which days, who may see what.</summary>
internal sealed record Question(
    WorkspaceView View, IReadOnlyList<MetricDefinition> Metrics, IReadOnlyList<Dimension> By, Scope Where, DateRange Days, bool AsIs)
{
    /// <summary>Each measure once, though several metrics may need it.</summary>
    public IReadOnlyList<Measure> Measures { get; } = [.. Metrics.SelectMany(metric => metric.Formula.Measures).Distinct(ReferenceEqualityComparer.Instance).Cast<Measure>()];

    /// <summary>The only people whose rows may be seen; null: all rows.</summary>
    public IReadOnlySet<int>? VisibleReps => View.Viewer.RepIds;

    public int From => EpochDay.Of(Days.From);

    /// <summary>The epoch day after the last one asked for.</summary>
    public int To => EpochDay.Of(Days.To);

    public int AsOf => EpochDay.Of(View.AsOf);

    /// <summary>All dimensions the question names, to cut by or to limit to.</summary>
    public IEnumerable<Dimension> Named => By.Union(Where.Members.Keys);

    /// <summary>Whether the workspace has what the measure reads.</summary>
    public bool IsLoaded(Measure measure) => measure switch
    {
        FactMeasure fact when fact.Terms.Any(term => term.Column == FactColumn.Cost) => View.Derived.HasCosts,
        FactMeasure fact => View.IsLoaded(fact.Fact),
        TargetMeasure { Reached: { } reached } => View.IsLoaded(FactKind.Targets) && View.IsLoaded(reached.Fact),
        TargetMeasure => View.IsLoaded(FactKind.Targets),
        HeadcountMeasure => View.Directory.People.Any(person => person.Sells),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, message: null),
    };

    /// <exception cref="RefusedException">The query does not make sense.</exception>
    public static Question Of(MetricQuery query, WorkspaceView view)
    {
        if (query.Metrics.Count == 0) throw new RefusedException(Sentence.Of("metrics.none"));
        var question = new Question(
            view, [.. query.Metrics.Select(MetricCatalogue.Find)], [.. query.By.Distinct()], query.Where, DaysOf(query, view), query.AsIs);
        foreach (var metric in question.Metrics)
        {
            foreach (var dimension in question.Named.Where(dimension => !metric.Dimensions.Contains(dimension)))
            {
                throw new RefusedException(Sentence.Of(
                    "metrics.dimensionDoesNotApply",
                    ("metric", metric.Id.Name),
                    ("dimension", dimension.Name()),
                    ("known", metric.Dimensions.Select(known => known.Name()).ToList())));
            }
        }

        return question;
    }

    private static DateRange DaysOf(MetricQuery query, WorkspaceView view)
    {
        if (query.Days is { } asked)
            return asked.IsEmpty ? throw new RefusedException(Sentence.Of("metrics.noDays", ("from", asked.From))) : asked;
        var first = view.Derived.FirstDay is { } day && day <= view.AsOf ? day : view.AsOf;
        return DateRange.Inclusive(first, view.AsOf);
    }
}
