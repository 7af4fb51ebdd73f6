using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Fewer leads convert than a year before.</summary>
public sealed class ConversionFallRule : IDiagnosisRule
{
    public RuleHead Head { get; } = new("conversion_fall", Area.Leads, MetricCatalogue.LeadConversion)
    {
        Needs = [FactKind.Leads],
        ComparesYears = true,
        CausesDecline = true,
        Thresholds = [DiagnosisThresholds.RateFall, DiagnosisThresholds.FewestCases],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        if (RateFall.TooFew(context, Head.Metric) is { } few) return RuleVerdict.TooFew(FactKind.Leads, few, context[DiagnosisThresholds.FewestCases]);
        if (context.Search(RateFall.OfConversion) is not { } fall) return RuleVerdict.Fine;

        var lost = fall.Missing * DealValue.OfConvertedLead(context);
        if (!context.Matters(lost)) return RuleVerdict.Fine;
        var leads = context.Change(MetricCatalogue.Leads, fall.Scope).Growth ?? 0;
        return RuleVerdict.Of(this.Finding(
            context, fall.Scope, lost, Sentence.Of(leads >= 0 ? "diagnosis.conversion_fall.cause.enough" : "diagnosis.conversion_fall.cause.fewer", ("leads", new Ratio(Math.Abs(leads)))),
            ("before", new Ratio(fall.Before.Value)), ("now", new Ratio(fall.Now.Value)), ("converted", fall.Now.Successes), ("leads", fall.Now.Trials)) with
        {
            Evidence = Leads.Evidence(context, fall.Scope, fall.Before.Value),
        });
    }
}
