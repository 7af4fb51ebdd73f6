using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Most reps are senior and revenue stands still: experience has set hard.</summary>
public sealed class SeniorRepsRule : IDiagnosisRule
{
    public RuleHead Head { get; } = new("senior_reps", Area.Team, MetricCatalogue.HeadcountOfSenior)
    {
        Needs = [FactKind.OrderLines],
        ComparesYears = true,
        Thresholds = [DiagnosisThresholds.SeniorTenureShare, DiagnosisThresholds.FlatGrowth, DiagnosisThresholds.FewestReps],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        var reps = Reps.Of(context);
        if (Reps.Obstacle(context, reps) is { } cannot) return cannot;

        var known = reps.Where(rep => rep.Tenure != 0).ToList();
        var senior = known.Where(rep => rep.Tenure == FixedMembers.SeniorRep).ToList();
        var share = (decimal)senior.Count / known.Count;
        var revenue = context.Change(MetricCatalogue.Revenue);

        // A fall is told as a decline, with its own causes.
        var isFlat = revenue.Growth < context[DiagnosisThresholds.FlatGrowth] && context.Search(RevenueDecline.Find) is null;
        var lost = (context[DiagnosisThresholds.FlatGrowth] - (revenue.Growth ?? 0)) * (revenue.Before.Value ?? 0);
        if (share < context[DiagnosisThresholds.SeniorTenureShare] || !isFlat || !context.Matters(lost)) return RuleVerdict.Fine;

        var customers = context.Change(MetricCatalogue.NewCustomers);
        return RuleVerdict.Of(this.Finding(
            context, context.Where, lost,
            Sentence.Of("diagnosis.senior_reps.cause", ("now", customers.Now.Value), ("before", customers.Before.Value)),
            ("count", senior.Count), ("reps", known.Count), ("share", new Ratio(share)), ("growth", new Ratio(revenue.Growth ?? 0)), ("line", new Ratio(context[DiagnosisThresholds.FlatGrowth]))) with
        {
            Evidence = Reporting.Evidence(
                context,
                context.Changes(MetricCatalogue.Revenue, Dimension.Rep, context.Where).Where(part => senior.Exists(rep => rep.Rep.Id == part.Member.Id))
                    .Select(part => new Loss(part.Member, part.Change.Fall, part.Change.Before.Value ?? 0))),
        });
    }
}
