using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Which days are diagnosed and which they are compared with.</summary>
public sealed record DiagnosisPeriods(DateRange Days, DateRange Versus)
{
    /// <summary>A period shorter than this says little: the seasons do not fill it.</summary>
    private const int FewestMonths = 6;

    /// <summary>
    /// The last 12 whole months up to the as-of day and the same a year before. With 18 to 23 months of facts the months are as many
    /// as have a year before them, so that like is compared with like.
    /// </summary>
    /// <param name="view">Gives the as-of day and the days of facts.</param>
    /// <param name="days">Asked for; what lies after the as-of day is cut off, in both periods.</param>
    /// <param name="versus">Asked for, or null: the same days a year before.</param>
    public static DiagnosisPeriods Of(WorkspaceView view, DateRange? days, DateRange? versus)
    {
        var end = view.AsOf.AddDays(1);
        if (days is null)
        {
            var to = new DateOnly(end.Year, end.Month, 1);
            var from = FirstWholeMonth(view.FactDays.From);
            var months = Enumerable.Range(FewestMonths, 7).Reverse().FirstOrDefault(n => to.AddMonths(-n - 12) >= from, 12);
            days = new DateRange(to.AddMonths(-months), to);
        }

        var asked = days.Value;
        var earlier = versus ?? new DateRange(asked.From.AddYears(-1), asked.To.AddYears(-1));
        if (asked.To <= end) return new(asked, earlier);

        var past = new DateRange(asked.From, asked.From > end ? asked.From : end);
        var missing = asked.To.DayNumber - past.To.DayNumber;
        return new(past, new DateRange(earlier.From, earlier.Days > missing ? earlier.To.AddDays(-missing) : earlier.From));
    }

    /// <summary>A month counts from its start when the first fact lies in its first half: the first order need not come on the first day.</summary>
    private static DateOnly FirstWholeMonth(DateOnly first) => new DateOnly(first.Year, first.Month, 1).AddMonths(first.Day <= 15 ? 0 : 1);

    /// <summary>Whether the facts reach back to the start of the compared days, as they must for a change to mean anything.</summary>
    public bool AreComparable(WorkspaceView view, FactKind fact) => view.ReachesBack(fact, Versus);
}
