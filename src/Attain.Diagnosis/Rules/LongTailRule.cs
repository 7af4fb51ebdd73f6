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

        var tiers = context.By(context.Days, context.Where, [Dimension.Customer], MetricCatalogue.Revenue)
            .Where(row => row.Keys[0].Id != 0)
            .GroupBy(row => context.View.Standings.TierOf(row.Keys[0].Id)).Where(tier => tier.Key != 0).OrderBy(tier => tier.Key)
            .Select(tier => (Id: tier.Key, Customers: tier.Count(), Revenue: tier.Sum(row => row.Values[0].Value ?? 0))).ToList();
        var customers = tiers.Sum(tier => tier.Customers);
        var (_, tailCustomers, tailRevenue) = tiers.Find(tier => tier.Id == CustomerTier.LongTail);
        if (customers < context[DiagnosisThresholds.FewestCustomers] || tailCustomers == 0 || tailCustomers < context[DiagnosisThresholds.LongTail] * customers) return RuleVerdict.Fine;

        var needed = context[DiagnosisThresholds.LeadConversion];
        var lost = conversion.Trials * (needed - conversion.Value) * tailRevenue / tailCustomers;
        if (conversion.High >= needed || !context.Matters(lost)) return RuleVerdict.Fine;

        return RuleVerdict.Of(this.Finding(
            context, context.Where, lost, Sentence.Of("diagnosis.long_tail.cause", ("average", context.Money(tailRevenue / tailCustomers))),
            ("tail", tailCustomers), ("customers", customers), ("share", new Ratio((decimal)tailCustomers / customers)),
            ("conversion", new Ratio(conversion.Value)), ("converted", conversion.Successes), ("leads", conversion.Trials), ("needed", new Ratio(needed))) with
        {
            // Leads that convert too rarely are told as such, too; the money is the same leads' money.
            PartOf = context.Search(LowConversion.Find)?.Count > 0 ? LowConversionRule.Name : null,
            Evidence =
            [
                .. tiers.Select(tier => (Of: tier, Member: context.View.Member(Dimension.Tier, tier.Id))).Select(tier => new Evidence(
                    Sentence.Of(
                        "diagnosis.long_tail.evidence", ("tier", Phrases.Name(tier.Member)), ("customers", tier.Of.Customers), ("amount", context.Money(tier.Of.Revenue))),
                    [tier.Member], context.Money(tier.Of.Revenue))),
            ],
        });
    }
}
