using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Leads wait longer for their first answer than promised. The money is what those who answer in time convert more.</summary>
public sealed class SlowLeadResponseRule : IDiagnosisRule
{
    public RuleHead Head { get; } = new("slow_lead_response", Area.Leads, MetricCatalogue.FirstResponseHours)
    {
        Needs = [FactKind.Leads],
        Thresholds = [DiagnosisThresholds.LeadResponseHours, DiagnosisThresholds.FewestCases],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        var answered = context.Ask(MetricCatalogue.FirstResponseHours, context.Days);
        if (answered.Denominator is not > 0) return RuleVerdict.Cannot(Sentence.Of("diagnosis.notLoaded", ("facts", Sentence.Of("diagnosis.facts.responses"))));
        if (answered.Denominator < context[DiagnosisThresholds.FewestCases])
            return RuleVerdict.TooFew(FactKind.Leads, answered.Denominator.Value, context[DiagnosisThresholds.FewestCases]);

        var promised = context[DiagnosisThresholds.LeadResponseHours];
        if (Start(context, answered, promised) is not { } start) return RuleVerdict.Fine;

        var scope = Waiting.Locate(context, start, MetricCatalogue.FirstResponseHours, promised, Concentration.OfLeads);
        var mean = context.Ask(MetricCatalogue.FirstResponseHours, context.Days, scope);
        var lost = Lost(context, scope, promised);
        var finding = this.Finding(
            context, scope, context.Matters(lost) ? lost : null, Sentence.Of($"diagnosis.slow_lead_response.cause.{(context.IsWhole(scope) ? "process" : "located")}"),
            ("hours", mean.Value), ("promised", promised), ("leads", mean.Denominator)) with
        {
            Evidence = Waiting.Evidence(context, MetricCatalogue.FirstResponseHours, scope, promised),
        };
        return RuleVerdict.Of(finding.Severity == Severity.Low ? finding.At(context, Severity.Medium) : finding);
    }

    /// <summary>All that is asked about where it is slow as a whole, else the division, team or rep that is slowest by hours in all; null where all are quick.</summary>
    private static Scope? Start(DiagnosisContext context, MetricValue answered, decimal promised)
    {
        if (answered.Value > promised) return context.Where;
        return Concentration.InOrganisation
            .Select(dimension => context.By(context.Days, context.Where, [dimension], MetricCatalogue.FirstResponseHours)
                .Where(row => row.Keys[0].Id != 0 && row.Values[0].Value > promised && row.Values[0].Denominator >= context[DiagnosisThresholds.FewestCases])
                .MaxBy(row => row.Values[0].Numerator - promised * row.Values[0].Denominator))
            .OfType<MetricRow>().Select(row => context.Where.Narrow(row.Keys[0].Dimension, row.Keys[0].Id)).FirstOrDefault();
    }

    /// <summary>Leads of reps beyond the promise × (conversion of reps within it − theirs) × what a converted lead brings.</summary>
    private static decimal Lost(DiagnosisContext context, Scope scope, decimal promised)
    {
        var slow = Sum(ByRep(context, scope)[true]);
        var quick = Sum(ByRep(context, context.Where)[false]);
        var isKnown = quick.Trials >= context[DiagnosisThresholds.FewestCases] && quick.Low > slow.Value;
        return isKnown ? slow.Trials * (quick.Value - slow.Value) * DealValue.OfConvertedLead(context) : 0;

        ILookup<bool, Rate> ByRep(DiagnosisContext asked, Scope within) => asked
            .By(asked.Days, within, [Dimension.Rep], MetricCatalogue.FirstResponseHours, MetricCatalogue.LeadConversion)
            .Where(row => row.Values[0].Value is not null).ToLookup(row => row.Values[0].Value > promised, row => Rate.Of(row.Values[1]));
    }

    private static Rate Sum(IEnumerable<Rate> rates) => rates.Aggregate(default(Rate), (sum, rate) => new(sum.Successes + rate.Successes, sum.Trials + rate.Trials));
}
