using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Leads that convert too rarely: all of them against what is needed, or a part of them against the others.</summary>
/// <param name="Expected">What the rate should be: the threshold, or the rate of everybody else.</param>
/// <param name="IsAgainstOthers">Whether <paramref name="Expected"/> is the others' rate.</param>
internal sealed record LowConversion(Scope Scope, Rate Own, decimal Expected, bool IsAgainstOthers)
{
    /// <summary>Leads that would have converted at the expected rate and did not.</summary>
    public decimal Missing => Own.Trials * (Expected - Own.Value);

    public static IReadOnlyList<LowConversion> Find(DiagnosisContext context)
    {
        var fall = context.Search(RateFall.OfConversion);
        var all = RateOf(context, context.Where);
        if (all.Trials < context[DiagnosisThresholds.FewestCases]) return [];
        var fellEverywhere = fall is not null && context.IsWhole(fall.Scope);
        return all.High < context[DiagnosisThresholds.LeadConversion] && !fellEverywhere
            ? [Located(context, context.Where, context[DiagnosisThresholds.LeadConversion], isAgainstOthers: false)]
            : Behind(context, all, fellEverywhere ? null : fall?.Scope);
    }

    /// <summary>Sources, teams, reps whose leads convert far below everybody else's, each lead told once.</summary>
    private static List<LowConversion> Behind(DiagnosisContext context, Rate all, Scope? toldBefore)
    {
        var told = new Told(scope => RateOf(context, scope) is { } rate ? rate.Trials * (all.Value - rate.Value) : 0);
        if (toldBefore is not null) told.Add(toldBefore);
        var value = DealValue.OfConvertedLead(context);
        var found = new List<LowConversion>();
        foreach (var part in Candidates(context, all).OrderByDescending(part => part.Missing))
        {
            if (!context.Matters(told.Untold(part.Scope) * value)) continue;
            var located = Located(context, part.Scope, part.Expected, isAgainstOthers: true);
            told.Add(located.Scope);
            found.Add(located);
        }

        return found;
    }

    private static IEnumerable<LowConversion> Candidates(DiagnosisContext context, Rate all)
    {
        var fewest = context[DiagnosisThresholds.FewestCases];
        return from dimension in Concentration.OfLeads
               from row in context.By(context.Days, context.Where, [dimension], MetricCatalogue.LeadConversion)
               where row.Keys[0].Id != 0
               let own = Rate.Of(row.Values[0])
               let others = all.Without(own)
               where own.Trials >= fewest && others.Trials >= fewest
                   && own.High < others.Low && own.Value < context[DiagnosisThresholds.RateBehind] * others.Value
               select new LowConversion(context.Where.Narrow(dimension, row.Keys[0].Id), own, others.Value, true);
    }

    private static LowConversion Located(DiagnosisContext context, Scope start, decimal expected, bool isAgainstOthers)
    {
        var scope = Concentration.Locate(context, start, Concentration.OfLeads, (within, dimension) =>
            from row in context.By(context.Days, within, [dimension], MetricCatalogue.LeadConversion)
            let rate = Rate.Of(row.Values[0])
            select new Loss(row.Keys[0], rate.Trials * (expected - rate.Value), rate.Trials));
        return new LowConversion(scope, RateOf(context, scope), expected, isAgainstOthers);
    }

    private static Rate RateOf(DiagnosisContext context, Scope scope) => Rate.Of(context.Ask(MetricCatalogue.LeadConversion, context.Days, scope));
}
