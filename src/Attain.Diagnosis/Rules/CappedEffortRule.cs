using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>The best reps go flat in the last month of a quarter while the others push: as where a commission is capped.</summary>
public sealed class CappedEffortRule : IDiagnosisRule
{
    public RuleHead Head { get; } = new("capped_effort", Area.Team, MetricCatalogue.Productivity)
    {
        Needs = [FactKind.OrderLines],
        ComparesYears = true,
        CausesDecline = true,
        Thresholds = [DiagnosisThresholds.BestReps, DiagnosisThresholds.ShiftCertainty, DiagnosisThresholds.PartDecline, DiagnosisThresholds.FewestReps],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        var reps = Reps.Comparable(context);
        var fewest = 2 * context[DiagnosisThresholds.FewestReps];
        if (reps.Count < fewest) return RuleVerdict.Fine;
        return QuarterEnds.Find(context, reps) is { } ends ? RuleVerdict.Of(Tell(context, ends)) : RuleVerdict.Fine;
    }

    private Finding Tell(DiagnosisContext context, QuarterEnds ends) => this.Finding(
        context, context.Where.Narrow(Dimension.Rep, [.. ends.Best.Select(rep => rep.Id)]), ends.Lost, Sentence.Of("diagnosis.capped_effort.cause"),
        ("count", ends.Best.Count), ("fall", new Ratio(ends.Fall))) with
    {
        Evidence = Reporting.Evidence(context, ends.Reps),
    };
}
