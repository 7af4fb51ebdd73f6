using Attain.Core;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>
/// Keeps the <c>calendar</c> table, which spares SQL its date functions: whole fiscal years without a gap, from the first
/// to the last day that anything lies on.
/// </summary>
public static class CalendarFiller
{
    /// <summary>Adds the days that are missing between what is there and what is asked for.</summary>
    /// <returns>Days added.</returns>
    public static int Cover(WorkspaceDb db, IBulkWriter bulk, WorkspaceProfile profile, DateOnly first, DateOnly last)
    {
        var wanted = Years(profile, first, last);
        var any = db.Set<CalendarDay>().Any();
        var there = any ? DateRange.Inclusive(db.Set<CalendarDay>().Min(d => d.Day), db.Set<CalendarDay>().Max(d => d.Day)) : new DateRange(wanted.From, wanted.From);
        var missing = new List<CalendarDay>();
        if (wanted.From < there.From) missing.AddRange(Days(profile, new(wanted.From, there.From)));
        if (wanted.To > there.To) missing.AddRange(Days(profile, new(there.To, wanted.To)));
        bulk.Insert(missing);
        return missing.Count;
    }

    /// <summary>Writes every day there is anew, after fiscal settings or the working calendar changed.</summary>
    public static void Rewrite(WorkspaceDb db, IBulkWriter bulk, WorkspaceProfile profile)
    {
        if (!db.Set<CalendarDay>().Any()) return;
        var there = DateRange.Inclusive(db.Set<CalendarDay>().Min(d => d.Day), db.Set<CalendarDay>().Max(d => d.Day));
        bulk.Update([.. Days(profile, there)]);
        Cover(db, bulk, profile, there.From, there.Last);
    }

    private static DateRange Years(WorkspaceProfile profile, DateOnly first, DateOnly last) =>
        new(profile.Calendar.Of(Grain.Year, first).Days.From, profile.Calendar.Of(Grain.Year, last).Days.To);

    private static IEnumerable<CalendarDay> Days(WorkspaceProfile profile, DateRange range)
    {
        var calendar = profile.Calendar;
        foreach (var day in range.EachDay())
            yield return new()
            {
                Day = day,
                Iso = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                Week = calendar.Of(Grain.Week, day).Days.From,
                Month = calendar.Of(Grain.Month, day).Days.From,
                Quarter = calendar.Of(Grain.Quarter, day).Days.From,
                Year = calendar.Of(Grain.Year, day).Days.From,
                Working = profile.WorkingDays.IsWorking(day),
            };
    }
}
