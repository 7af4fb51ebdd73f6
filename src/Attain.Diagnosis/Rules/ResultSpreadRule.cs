using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Some reps bring less than half of what the middle rep brings; held against their workload where activities are loaded.</summary>
public sealed class ResultSpreadRule : IDiagnosisRule
{
    public RuleHead Head { get; } = new("result_spread", Area.Team, MetricCatalogue.Productivity)
    {
        Needs = [FactKind.OrderLines],
        Thresholds = [DiagnosisThresholds.LowResult, DiagnosisThresholds.FewestReps],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        var reps = Reps.Comparable(context);
        if (reps.Count < context[DiagnosisThresholds.FewestReps]) return RuleVerdict.Cannot(Reps.TooFewReps(context, reps.Count));

        var hasWork = context.View.IsLoaded(FactKind.Activities);
        IReadOnlyList<Sentence> open = hasWork ? [] : [Sentence.Of("diagnosis.result_spread.no_activities")];
        var middle = Median(reps.Select(rep => rep.Revenue));
        var low = reps.Where(rep => rep.Revenue < context[DiagnosisThresholds.LowResult] * middle).OrderBy(rep => rep.Revenue).ToList();
        var lost = low.Sum(rep => middle - rep.Revenue);
        return context.Matters(lost) ? new RuleVerdict([Find(context, reps, low, middle, lost, hasWork)], open) : new RuleVerdict([], open);
    }

    private Finding Find(
        DiagnosisContext context, IReadOnlyList<RepResult> reps, List<RepResult> low, decimal middle, decimal lost, bool hasWork)
    {
        var work = hasWork
            ? context.By(context.Days, DiagnosisContext.Fit(MetricCatalogue.Activities, context.Where), [Dimension.Rep], MetricCatalogue.Activities)
                .ToDictionary(row => row.Keys[0].Id, row => row.Values[0].Value ?? 0)
            : [];
        var usual = Median(reps.Select(rep => work.GetValueOrDefault(rep.Rep.Id)));
        var busy = low.Count(rep => work.GetValueOrDefault(rep.Rep.Id) >= usual);
        var cause = !hasWork ? Sentence.Of("diagnosis.result_spread.cause.unknown")
            : Sentence.Of($"diagnosis.result_spread.cause.{(2 * busy >= low.Count ? "skill" : "effort")}", ("busy", busy), ("count", low.Count), ("usual", usual));
        var scope = context.Where.Narrow(Dimension.Rep, [.. low.Select(rep => rep.Rep.Id)]);
        return this.Finding(
            context, scope, lost, cause,
            ("count", low.Count), ("reps", reps.Count), ("line", new Ratio(context[DiagnosisThresholds.LowResult])), ("middle", context.Money(middle)),
            ("best", context.Money(reps.Max(rep => rep.Revenue))), ("lowest", context.Money(low[0].Revenue))) with
        {
            Evidence =
            [
                .. low.Take(Reporting.MostEvidence).Select(rep => new Evidence(
                    hasWork
                        ? Sentence.Of("diagnosis.result_spread.evidence.work", ("name", rep.Rep.Name), ("amount", context.Money(rep.Revenue)), ("count", work.GetValueOrDefault(rep.Rep.Id)), ("usual", usual))
                        : Sentence.Of("diagnosis.result_spread.evidence.plain", ("name", rep.Rep.Name), ("amount", context.Money(rep.Revenue))),
                    [rep.Rep], context.Money(middle - rep.Revenue))),
            ],
        };
    }

    private static decimal Median(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
