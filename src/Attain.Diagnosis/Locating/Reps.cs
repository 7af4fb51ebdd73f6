using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>A rep who sells, and what the diagnosed days brought.</summary>
/// <param name="Tenure">As <see cref="FixedMembers"/> counts; 0 when the hire day is not known.</param>
/// <param name="Months">Months of the diagnosed days the rep was employed in.</param>
internal sealed record RepResult(DimensionValue Rep, PersonEntry Person, int Tenure, decimal Revenue, decimal Months)
{
    public decimal PerMonth => Months > 0 ? Revenue / Months : 0;
}

/// <summary>The reps of a diagnosis, as they are on its last day.</summary>
internal static class Reps
{
    private const decimal DaysOfMonth = 365.25m / 12;

    public static IReadOnlyList<RepResult> Of(DiagnosisContext context) => Of(context, context.Days);

    /// <summary>The same of other days.</summary>
    public static IReadOnlyList<RepResult> Of(DiagnosisContext context, DateRange days)
    {
        var revenue = context.By(days, DiagnosisContext.Fit(MetricCatalogue.Revenue, context.Where), [Dimension.Rep], MetricCatalogue.Revenue)
            .ToDictionary(row => row.Keys[0].Id, row => row.Values[0].Value ?? 0);
        return
        [
            .. from row in context.By(days, context.Where, [Dimension.Rep, Dimension.Tenure], MetricCatalogue.Headcount)
               where row.Keys[0].Id != 0 && row.Values[0].Value > 0
               let person = context.View.Directory.Person(row.Keys[0].Id)
               where person is not null
               select new RepResult(row.Keys[0], person, row.Keys[1].Id, revenue.GetValueOrDefault(person.Id), Months(days, person)),
        ];
    }

    /// <summary>Employed through all of the days, beyond the first months, and not leading others: whose results can be compared.</summary>
    public static IReadOnlyList<RepResult> Comparable(DiagnosisContext context) =>
    [
        .. Of(context).Where(rep =>
            rep.Tenure != FixedMembers.NewRep && (rep.Person.HireDay is not { } hired || hired <= context.Days.From)
            && context.View.Directory.PeopleBelow(rep.Person.Id).Count <= 1),
    ];

    /// <summary>Why tenure cannot be judged; null when it can.</summary>
    public static RuleVerdict? Obstacle(DiagnosisContext context, IReadOnlyList<RepResult> reps)
    {
        var known = reps.Count(rep => rep.Tenure != 0);
        if (known >= context[DiagnosisThresholds.FewestReps]) return null;
        return reps.Count > 0 && known == 0
            ? RuleVerdict.Cannot(Sentence.Of("diagnosis.notLoaded", ("facts", Sentence.Of("diagnosis.facts.hireDays"))))
            : RuleVerdict.Cannot(TooFewReps(context, known));
    }

    public static Sentence TooFewReps(DiagnosisContext context, int count) => Sentence.Of(
        "diagnosis.tooFew", ("facts", Sentence.Of("diagnosis.facts.reps")), ("count", count), ("needed", context[DiagnosisThresholds.FewestReps]));

    private static decimal Months(DateRange days, PersonEntry person)
    {
        var from = person.HireDay is { } hired && hired > days.From ? hired : days.From;
        var to = person.LeaveDay is { } left && left < days.To ? left : days.To;
        return to > from ? (to.DayNumber - from.DayNumber) / DaysOfMonth : 0;
    }
}
