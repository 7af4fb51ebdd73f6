using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Where people wait too long for an answer.</summary>
internal static class Waiting
{
    public static Scope Locate(DiagnosisContext context, Scope start, MetricDefinition hours, decimal promised, IReadOnlyList<Dimension> along) =>
        Concentration.Locate(context, start, along, (scope, dimension) => Losses(context, hours, scope, dimension, promised));

    /// <summary>Members whose mean is beyond the promise, most hours first.</summary>
    public static IReadOnlyList<Evidence> Evidence(DiagnosisContext context, MetricDefinition hours, Scope scope, decimal promised) =>
    [
        .. new[] { Dimension.Team, Dimension.Rep }.SelectMany(dimension => context.By(context.Days, scope, [dimension], hours))
            .Where(row => row.Keys[0].Id != 0 && row.Values[0].Value > promised)
            .OrderByDescending(row => row.Values[0].Numerator - promised * row.Values[0].Denominator).Take(Reporting.MostEvidence)
            .Select(row => new Evidence(
                Sentence.Of("diagnosis.evidence.hours", ("member", Phrases.Member(row.Keys[0])), ("hours", row.Values[0].Value), ("count", row.Values[0].Denominator)),
                [row.Keys[0]], null)),
    ];

    private static IEnumerable<Loss> Losses(DiagnosisContext context, MetricDefinition hours, Scope scope, Dimension dimension, decimal promised) =>
        from row in context.By(context.Days, scope, [dimension], hours)
        let answered = row.Values[0].Denominator ?? 0
        select new Loss(row.Keys[0], (row.Values[0].Numerator ?? 0) - promised * answered, answered);
}
