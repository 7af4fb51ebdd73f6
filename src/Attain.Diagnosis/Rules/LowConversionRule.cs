using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Enough leads, but too few convert: a matter of source, script or process, by where it shows.</summary>
public sealed class LowConversionRule : IDiagnosisRule
{
    public const string Name = "low_conversion";

    public RuleHead Head { get; } = new(Name, Area.Leads, MetricCatalogue.LeadConversion)
    {
        Needs = [FactKind.Leads],
        Thresholds = [DiagnosisThresholds.LeadConversion, DiagnosisThresholds.RateBehind, DiagnosisThresholds.FewestCases],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        var leads = context.Value(MetricCatalogue.Leads, context.Days) ?? 0;
        if (leads < context[DiagnosisThresholds.FewestCases]) return RuleVerdict.TooFew(FactKind.Leads, leads, context[DiagnosisThresholds.FewestCases]);

        var value = DealValue.OfConvertedLead(context);
        return RuleVerdict.Of([.. (context.Search(LowConversion.Find) ?? []).Where(low => context.Matters(low.Missing * value)).Select(low => Tell(context, low, value))]);
    }

    private Finding Tell(DiagnosisContext context, LowConversion low, decimal value)
    {
        var where = low.Scope.Members.ContainsKey(Dimension.Source) ? "source"
            : low.Scope.Members.ContainsKey(Dimension.Rep) ? "rep"
            : low.Scope.Members.ContainsKey(Dimension.Team) ? "team"
            : "process";
        return this.Finding(
            context, low.Scope, low.Missing * value, Sentence.Of($"diagnosis.low_conversion.cause.{where}"),
            ("conversion", new Ratio(low.Own.Value)), ("converted", low.Own.Successes), ("leads", low.Own.Trials),
            ("expected", Sentence.Of($"diagnosis.low_conversion.expected.{(low.IsAgainstOthers ? "others" : "needed")}", ("rate", new Ratio(low.Expected))))) with
        {
            Evidence = Leads.Evidence(context, low.Scope, low.Expected),
        };
    }
}
