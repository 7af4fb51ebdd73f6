using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Deals take longer to win than a year before, so the same pipeline yields less in the same time.</summary>
public sealed class LongerCycleRule : IDiagnosisRule
{
    private static readonly Dimension[] Along = [.. Concentration.InOrganisation, Dimension.Line, Dimension.Source];

    public RuleHead Head { get; } = new("longer_cycle", Area.Pipeline, MetricCatalogue.SalesCycle)
    {
        Needs = [FactKind.Opportunities],
        ComparesYears = true,
        CausesDecline = true,
        Thresholds = [DiagnosisThresholds.CycleRise, DiagnosisThresholds.FewestCases],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        var whole = context.Change(MetricCatalogue.SalesCycle);
        var fewest = Math.Min(whole.Before.Denominator ?? 0, whole.Now.Denominator ?? 0);
        if (fewest < context[DiagnosisThresholds.FewestCases]) return RuleVerdict.TooFew(FactKind.Opportunities, fewest, context[DiagnosisThresholds.FewestCases]);
        if (!IsLonger(context, whole)) return RuleVerdict.Fine;

        var scope = Concentration.Locate(context, context.Where, Along, (within, dimension) =>
            context.Changes(MetricCatalogue.SalesCycle, dimension, within).Select(part => new Loss(part.Member, Extra(part.Change), part.Change.Now.Denominator ?? 0)));
        var cycle = context.Change(MetricCatalogue.SalesCycle, scope);
        if (!IsLonger(context, cycle)) (scope, cycle) = (context.Where, whole);

        var won = context.Value(MetricCatalogue.WonAmount, context.Days, scope) ?? 0;
        var lost = won * (1 - cycle.Before.Value!.Value / cycle.Now.Value!.Value);
        if (won > 0 && !context.Matters(lost)) return RuleVerdict.Fine;
        return RuleVerdict.Of(this.Finding(
            context, scope, won > 0 ? lost : null, Sentence.Of(context.IsWhole(scope) ? "diagnosis.longer_cycle.cause.process" : "diagnosis.longer_cycle.cause.located"),
            ("before", cycle.Before.Value), ("now", cycle.Now.Value), ("won", cycle.Now.Denominator)));
    }

    private static bool IsLonger(DiagnosisContext context, Change cycle) =>
        cycle is { Before.Value: { } before and > 0, Now.Value: { } now } && now >= (1 + context[DiagnosisThresholds.CycleRise]) * before;

    /// <summary>Days that the won deals took beyond what they took the year before.</summary>
    private static decimal Extra(Change cycle) =>
        cycle is { Before.Value: { } before, Now.Value: { } now } ? (now - before) * (cycle.Now.Denominator ?? 0) : 0;
}
