using Attain.Core;

namespace Attain.Targets;

/// <summary>Which of the windows with targets make up a period, so that none is counted twice.</summary>
internal static class TargetWindows
{
    private const int LongestMonth = 31;

    /// <summary>A window may reach beyond the period by a quarter of it: companies whose quarters start on odd days.</summary>
    private const decimal Beyond = 1.25m;

    /// <summary>The period's own window, else the longest inside it that do not overlap by more than half, in order.</summary>
    public static IReadOnlyList<DateRange> Of(DateRange days, IEnumerable<DateRange> windows)
    {
        var inside = Inside(days, windows).ToList();
        if (inside.Contains(days)) return [days];
        var taken = new List<DateRange>();
        foreach (var window in inside.OrderByDescending(window => window.Days).ThenBy(window => window.From))
            if (!taken.Exists(other => other.Contains(window.Middle) || window.Contains(other.Middle))) taken.Add(window);
        return [.. taken.OrderBy(window => window.From)];
    }

    /// <summary>Months where there are targets for months; else the windows that are added up, where there are several.</summary>
    public static IReadOnlyList<DateRange> Columns(DateRange days, IEnumerable<DateRange> windows, IReadOnlyList<DateRange> taken)
    {
        if (days.Days <= LongestMonth) return [];
        List<DateRange> months = [.. Inside(days, windows).Where(window => window.Days <= LongestMonth).OrderBy(window => window.From)];
        return months.Count > 0 ? months : taken.Count > 1 ? taken : [];
    }

    /// <summary>Those that lie in the period, or make it up.</summary>
    public static IEnumerable<DateRange> Inside(DateRange days, IEnumerable<DateRange> windows) =>
        windows.Where(window => days.Contains(window.Middle) && window.Days <= days.Days * Beyond).Distinct();
}
