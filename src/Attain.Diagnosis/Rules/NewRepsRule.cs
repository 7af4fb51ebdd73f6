using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Too many of the reps are new: onboarding must be strengthened.</summary>
public sealed class NewRepsRule : IDiagnosisRule
{
    public RuleHead Head { get; } = new("new_reps", Area.Team, MetricCatalogue.HeadcountOfNew)
    {
        Needs = [FactKind.OrderLines],
        Thresholds = [DiagnosisThresholds.NewTenureShare, DiagnosisThresholds.FewestReps],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        var reps = Reps.Of(context);
        if (Reps.Obstacle(context, reps) is { } cannot) return cannot;

        var known = reps.Where(rep => rep.Tenure != 0).ToLookup(rep => rep.Tenure == FixedMembers.NewRep);
        var (fresh, others) = (known[true].ToList(), known[false].ToList());
        var share = (decimal)fresh.Count / (fresh.Count + others.Count);
        if (share <= context[DiagnosisThresholds.NewTenureShare]) return RuleVerdict.Fine;

        var (own, usual) = (PerMonth(fresh), PerMonth(others));
        var lost = others.Count == 0 ? 0 : Math.Max(0, (usual - own) * fresh.Sum(rep => rep.Months));
        return RuleVerdict.Of(this.Finding(
            context, context.Where, lost > 0 ? lost : null,
            Sentence.Of("diagnosis.new_reps.cause", ("own", context.Money(own)), ("usual", context.Money(usual))),
            ("count", fresh.Count), ("reps", fresh.Count + others.Count), ("share", new Ratio(share)), ("line", new Ratio(context[DiagnosisThresholds.NewTenureShare]))) with
        {
            Evidence =
            [
                .. fresh.OrderByDescending(rep => rep.Person.HireDay).ThenBy(rep => rep.Rep.ExternalId, StringComparer.Ordinal).Take(Reporting.MostEvidence).Select(rep => new Evidence(
                    Sentence.Of("diagnosis.new_reps.evidence", ("name", rep.Rep.Name), ("day", rep.Person.HireDay), ("amount", context.Money(rep.Revenue))),
                    [rep.Rep], context.Money(rep.Revenue))),
            ],
        });
    }

    private static decimal PerMonth(List<RepResult> reps) => reps.Sum(rep => rep.Months) is > 0 and var months ? reps.Sum(rep => rep.Revenue) / months : 0;
}
