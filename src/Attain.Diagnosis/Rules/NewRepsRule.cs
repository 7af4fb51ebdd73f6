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

        var known = reps.Where(rep => rep.Tenure != 0).ToList();
        if (Find(context, context.Where, known) is { } everywhere) return RuleVerdict.Of(everywhere);

        // The company as a whole has enough experience; a team may have too little all the same.
        return RuleVerdict.Of(
        [
            .. known.GroupBy(rep => context.View.Directory.TeamOf(rep.Rep.Id, context.Days.Last)).Where(team => team.Key != 0 && team.Count() >= context[DiagnosisThresholds.FewestReps])
                .OrderBy(team => team.Key).Select(team => Find(context, context.Where.Narrow(Dimension.Team, team.Key), [.. team])).OfType<Finding>(),
        ]);
    }

    private Finding? Find(DiagnosisContext context, Scope scope, IReadOnlyCollection<RepResult> reps)
    {
        var (fresh, others) = (reps.Where(rep => rep.Tenure == FixedMembers.NewRep).ToList(), reps.Where(rep => rep.Tenure != FixedMembers.NewRep).ToList());
        var share = (decimal)fresh.Count / reps.Count;
        if (share <= context[DiagnosisThresholds.NewTenureShare]) return null;

        // Held against the others in the same months, so that the season says nothing of the people.
        var months = fresh.Sum(rep => rep.Months);
        var expected = others.Count == 0 ? 0 : fresh.Sum(rep => rep.Months * PerMonth(context, others, rep));
        var lost = Math.Max(0, expected - fresh.Sum(rep => rep.Revenue));
        var (own, usual) = months > 0 ? (fresh.Sum(rep => rep.Revenue) / months, expected / months) : (0, 0);
        return this.Finding(
            context, scope, lost > 0 ? lost : null,
            Sentence.Of("diagnosis.new_reps.cause", ("own", context.Money(own)), ("usual", context.Money(usual))),
            ("count", fresh.Count), ("reps", reps.Count), ("share", new Ratio(share)), ("line", new Ratio(context[DiagnosisThresholds.NewTenureShare]))) with
        {
            Evidence =
            [
                .. fresh.OrderByDescending(rep => rep.Person.HireDay).ThenBy(rep => rep.Rep.ExternalId, StringComparer.Ordinal).Take(Reporting.MostEvidence).Select(rep => new Evidence(
                    Sentence.Of("diagnosis.new_reps.evidence", ("name", rep.Rep.Name), ("day", rep.Person.HireDay), ("amount", context.Money(rep.Revenue))),
                    [rep.Rep], context.Money(rep.Revenue))),
            ],
        };
    }

    /// <summary>What the others brought a month while the new one was there.</summary>
    private static decimal PerMonth(DiagnosisContext context, List<RepResult> others, RepResult fresh)
    {
        var since = fresh.Person.HireDay is { } hired && hired > context.Days.From ? hired : context.Days.From;
        var same = Reps.Of(context, new DateRange(since, context.Days.To)).Where(rep => others.Exists(other => other.Rep.Id == rep.Rep.Id)).ToList();
        return same.Sum(rep => rep.Months) is > 0 and var months ? same.Sum(rep => rep.Revenue) / months : 0;
    }
}
