using Attain.Core;

namespace Attain.Metrics;

/// <summary>The day people are working on when they write something down.</summary>
public static class WorkDay
{
    /// <summary>How many days the facts may lie behind for the workspace to be a living one.</summary>
    private const int LivingDays = 45;

    /// <summary>
    /// Today; but in a workspace whose facts ended long ago, such as a sample, its as-of day: one note of today would make every
    /// customer in it look lost for years.
    /// </summary>
    public static DateOnly Of(WorkspaceView view)
    {
        var today = view.Profile.DayOf(view.Store.Time.GetUtcNow().ToUnixTimeSeconds());
        return view.Profile.LastFactDay is { } last && last.AddDays(LivingDays) < today ? view.Profile.AsOf : today;
    }

    /// <summary>The moment, as UTC seconds since 1970: now, or noon of a day that is over.</summary>
    public static long Now(WorkspaceView view)
    {
        var (day, now) = (Of(view), view.Store.Time.GetUtcNow().ToUnixTimeSeconds());
        return view.Profile.DayOf(now) == day ? now : view.Profile.StartOf(day) + 12 * 3600;
    }

    public static Sentence? Ahead(WorkspaceView view, DateOnly day) =>
        day > Of(view) ? Sentence.Of("records.dayAhead", ("day", day), ("today", Of(view))) : null;
}
