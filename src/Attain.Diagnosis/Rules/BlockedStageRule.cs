using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Open deals that stand in one stage for longer than deals usually need to pass it: the stage where they are blocked.</summary>
public sealed class BlockedStageRule : IDiagnosisRule
{
    public RuleHead Head { get; } = new("blocked_stage", Area.Pipeline, MetricCatalogue.OpenPipeline)
    {
        Needs = [FactKind.Opportunities],
        Thresholds = [DiagnosisThresholds.StuckTimes, DiagnosisThresholds.FewestDeals, DiagnosisThresholds.FewestCases],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        var stages = context.Search(Stages.Read)!.Stays;
        if (stages.Count == 0) return RuleVerdict.Cannot(Sentence.Of("diagnosis.notLoaded", ("facts", Sentence.Of("diagnosis.facts.stages"))));

        var judged = stages.Where(stage => stage.Usual is not null).ToList();
        if (judged.Count == 0)
            return RuleVerdict.TooFew(FactKind.Opportunities, stages.Max(stage => stage.Passed), context[DiagnosisThresholds.FewestCases]);

        var blocked = judged.Where(stage => stage.Stuck.Count >= context[DiagnosisThresholds.FewestDeals])
            .Select(stage => (Stage: stage, Lost: stage.Stuck.Sum(deal => deal.Amount) * stage.Won.Value))
            .Where(pair => context.Matters(pair.Lost)).ToList();
        return blocked.Count == 0 ? RuleVerdict.Fine : RuleVerdict.Of(Find(context, blocked.MaxBy(pair => pair.Lost).Stage));
    }

    private Finding Find(DiagnosisContext context, StageStay stage)
    {
        // A deal that came this far is won more often than any deal.
        var rate = stage.Won.Value;
        var amount = stage.Stuck.Sum(deal => deal.Amount);
        var byRep = stage.Stuck.GroupBy(deal => deal.RepId).MaxBy(own => own.Count())!;
        var located = byRep.Key != 0 && byRep.Count() >= context[DiagnosisThresholds.Concentrated] * stage.Stuck.Count && stage.Stuck.Exists(deal => deal.RepId != byRep.Key);
        var cause = located
            ? Sentence.Of("diagnosis.blocked_stage.cause.rep", ("name", context.View.Member(Dimension.Rep, byRep.Key).Name), ("count", byRep.Count()))
            : Sentence.Of("diagnosis.blocked_stage.cause.criteria", ("open", stage.Open), ("stuck", stage.Stuck.Count));
        return this.Finding(
            context, context.Where.Narrow(Dimension.Stage, stage.StageId), amount * rate, cause,
            ("count", stage.Stuck.Count), ("amount", context.Money(amount)), ("usual", stage.Usual), ("times", context[DiagnosisThresholds.StuckTimes]), ("rate", new Ratio(rate))) with
        {
            Evidence =
            [
                .. stage.Stuck.OrderByDescending(deal => deal.Amount).Take(Reporting.MostEvidence).Select(deal => new Evidence(
                    Sentence.Of("diagnosis.blocked_stage.evidence", ("name", deal.Name), ("days", deal.Days), ("amount", context.Money(deal.Amount))),
                    deal.RepId == 0 ? [] : [context.View.Member(Dimension.Rep, deal.RepId)], context.Money(deal.Amount))),
            ],
        };
    }
}
