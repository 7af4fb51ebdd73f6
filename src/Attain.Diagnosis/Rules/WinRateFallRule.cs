using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Fewer of the closed deals are won than a year before.</summary>
public sealed class WinRateFallRule : IDiagnosisRule
{
    public RuleHead Head { get; } = new("win_rate_fall", Area.Pipeline, MetricCatalogue.WinRate)
    {
        Needs = [FactKind.Opportunities],
        ComparesYears = true,
        CausesDecline = true,
        Thresholds = [DiagnosisThresholds.RateFall, DiagnosisThresholds.FewestCases],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        if (RateFall.TooFew(context, Head.Metric) is { } few) return RuleVerdict.TooFew(FactKind.Opportunities, few, context[DiagnosisThresholds.FewestCases]);
        if (context.Search(RateFall.OfWinRate) is not { } fall) return RuleVerdict.Fine;

        var value = DealValue.OfWon(context);
        var lost = fall.Missing * (value ?? 0);
        if (value is not null && !context.Matters(lost)) return RuleVerdict.Fine;

        var stage = context.By(context.Days, fall.Scope, [Dimension.Stage], MetricCatalogue.Lost)
            .Where(row => row.Keys[0].Id != 0 && row.Values[0].Value > 0).MaxBy(row => row.Values[0].Value);
        var cause = stage is null || Stages.IsEnd(context, stage.Keys[0].Id)
            ? Sentence.Of("diagnosis.win_rate_fall.cause.unknown")
            : Sentence.Of("diagnosis.win_rate_fall.cause.stage", ("stage", stage.Keys[0].Name), ("count", stage.Values[0].Value));
        return RuleVerdict.Of(this.Finding(
            context, fall.Scope, value is null ? null : lost, cause,
            ("before", new Ratio(fall.Before.Value)), ("now", new Ratio(fall.Now.Value)), ("won", fall.Now.Successes), ("closed", fall.Now.Trials)) with
        {
            Evidence =
            [
                .. (from dimension in new[] { Dimension.Team, Dimension.Rep }
                   from part in context.Changes(MetricCatalogue.WinRate, dimension, fall.Scope)
                   let rate = (Before: Rate.Of(part.Change.Before), Now: Rate.Of(part.Change.Now))
                   where rate.Now.Trials >= context[DiagnosisThresholds.FewestDeals] && rate.Now.Value < rate.Before.Value
                   orderby rate.Now.Trials * (rate.Before.Value - rate.Now.Value) descending
                   select new Evidence(
                       Sentence.Of(
                           "diagnosis.evidence.rates", ("member", Phrases.Member(part.Member)), ("before", new Ratio(rate.Before.Value)),
                           ("now", new Ratio(rate.Now.Value)), ("successes", rate.Now.Successes), ("trials", rate.Now.Trials)),
                       [part.Member], null)).Take(Reporting.MostEvidence),
            ],
        });
    }
}
