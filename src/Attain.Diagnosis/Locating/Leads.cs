using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>The groups of leads behind a rate.</summary>
internal static class Leads
{
    /// <summary>Sources, teams and reps by the leads they miss to the expected rate, with the counts behind each rate.</summary>
    public static IReadOnlyList<Evidence> Evidence(DiagnosisContext context, Scope scope, decimal expected)
    {
        var groups = from dimension in new[] { Dimension.Source, Dimension.Team, Dimension.Rep }
                     from row in context.By(context.Days, scope, [dimension], MetricCatalogue.LeadConversion)
                     where row.Keys[0].Id != 0
                     let rate = Rate.Of(row.Values[0])
                     where rate.Trials >= context[DiagnosisThresholds.FewestCases]
                     select (Member: row.Keys[0], Rate: rate, Missing: rate.Trials * (expected - rate.Value));
        return
        [
            .. groups.Where(group => group.Missing > 0).OrderByDescending(group => group.Missing).Take(Reporting.MostEvidence).Select(group => new Evidence(
                Sentence.Of(
                    "diagnosis.evidence.rate", ("member", Phrases.Member(group.Member)), ("rate", new Ratio(group.Rate.Value)),
                    ("successes", group.Rate.Successes), ("trials", group.Rate.Trials)),
                [group.Member], null)),
        ];
    }
}
