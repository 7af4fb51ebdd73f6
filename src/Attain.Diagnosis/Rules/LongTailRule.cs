using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Many small customers, and leads that rarely become customers: acquisition brings the wrong ones, or they are not qualified.</summary>
public sealed class LongTailRule : IDiagnosisRule
{
    public RuleHead Head { get; } = new("long_tail", Area.Customers, MetricCatalogue.ActiveCustomers)
    {
        Needs = [FactKind.OrderLines, FactKind.Leads],
        Thresholds = [DiagnosisThresholds.LongTail, DiagnosisThresholds.LeadConversion, DiagnosisThresholds.FewestCases, DiagnosisThresholds.FewestCustomers],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        if (context.Where.Members.Keys.Except(MetricCatalogue.LeadConversion.Dimensions).Any()) return RuleVerdict.Fine;

        var conversion = Rate.Of(context.Ask(MetricCatalogue.LeadConversion, context.Days));
        if (conversion.Trials < context[DiagnosisThresholds.FewestCases])
            return RuleVerdict.TooFew(FactKind.Leads, conversion.Trials, context[DiagnosisThresholds.FewestCases]);

        var tiers = context.By(context.Days, context.Where, [Dimension.Tier], MetricCatalogue.ActiveCustomers, MetricCatalogue.Revenue);
        var customers = tiers.Sum(row => row.Values[0].Value ?? 0);
        var tail = tiers.Where(row => row.Keys[0].Id == CustomerTier.LongTail).ToList();
        var (tailCustomers, tailRevenue) = (tail.Sum(row => row.Values[0].Value ?? 0), tail.Sum(row => row.Values[1].Value ?? 0));
        if (customers < context[DiagnosisThresholds.FewestCustomers] || tailCustomers < context[DiagnosisThresholds.LongTail] * customers) return RuleVerdict.Fine;

        var needed = context[DiagnosisThresholds.LeadConversion];
        var lost = conversion.Trials * (needed - conversion.Value) * tailRevenue / tailCustomers;
        if (conversion.High >= needed || !context.Matters(lost)) return RuleVerdict.Fine;

        return RuleVerdict.Of(this.Finding(
            context, context.Where, lost, Sentence.Of("diagnosis.long_tail.cause", ("average", context.Money(tailRevenue / tailCustomers))),
            ("tail", tailCustomers), ("customers", customers), ("share", new Ratio(tailCustomers / customers)),
            ("conversion", new Ratio(conversion.Value)), ("converted", conversion.Successes), ("leads", conversion.Trials), ("needed", new Ratio(needed))) with
        {
            // Leads that convert too rarely are told as such, too; the money is the same leads' money.
            PartOf = context.Search(LowConversion.Find)?.Count > 0 ? LowConversionRule.Name : null,
            Evidence =
            [
                .. tiers.Where(row => row.Keys[0].Id != 0).Select(row => new Evidence(
                    Sentence.Of(
                        "diagnosis.long_tail.evidence", ("tier", Phrases.Name(row.Keys[0])), ("customers", row.Values[0].Value), ("amount", context.Money(row.Values[1].Value ?? 0))),
                    [row.Keys[0]], context.Money(row.Values[1].Value ?? 0))),
            ],
        });
    }
}
