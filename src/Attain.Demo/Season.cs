using System.Globalization;
using Attain.Core;

namespace Attain.Demo;

/// <summary>
/// How busy the days are: working days only, the week's rhythm, the months' season, the quiet around Spring Festival, slow growth.
/// Time is counted in busy days here; whoever orders every so many of them keeps the season without knowing of it.
/// </summary>
internal sealed class Season
{
    private const double GrowthOfYear = 0.07;

    private readonly DateOnly from;
    private readonly double[] gone;

    public Season(WorkingCalendar working, DateRange days)
    {
        from = days.From;
        gone = new double[days.Days + 1];
        for (var i = 0; i < days.Days; i++) gone[i + 1] = gone[i] + Busy(working, from.AddDays(i)) * Math.Pow(1 + GrowthOfYear, i / 365.25);
        PerYear = (gone[^1] - gone[0]) / days.Days * 365.25;
    }

    /// <summary>Busy days in a year, on average.</summary>
    public double PerYear { get; }

    /// <summary>Busy days gone before a day.</summary>
    public double Before(DateOnly day) => gone[Math.Clamp(day.DayNumber - from.DayNumber, 0, gone.Length - 1)];

    public double In(DateRange days) => Before(days.To) - Before(days.From);

    /// <summary>The day in which so many busy days are reached; null after the last.</summary>
    public DateOnly? Day(double busyDays)
    {
        if (busyDays >= gone[^1]) return null;
        var at = Array.BinarySearch(gone, busyDays);
        if (at < 0) at = ~at - 1;
        while (at + 1 < gone.Length && gone[at + 1] <= busyDays) at++;
        return from.AddDays(at);
    }

    private static double Busy(WorkingCalendar working, DateOnly day)
    {
        if (!working.IsWorking(day)) return 0;
        double month = day.Month switch
        {
            1 => 0.93, 2 => 0.90, 3 => 1.08, 4 => 1.02, 5 => 1.00, 6 => 1.09, 7 => 0.95, 8 => 0.96, 9 => 1.08, 10 => 0.96, 11 => 1.04, _ => 1.13,
        };
        double week = day.DayOfWeek switch { DayOfWeek.Monday => 0.96, DayOfWeek.Tuesday => 1.08, DayOfWeek.Wednesday => 1.08, DayOfWeek.Thursday => 1.04, _ => 0.90 };
        return month * week * Festival(day);
    }

    /// <summary>Factories close before the lunar new year and start slowly after it.</summary>
    private static double Festival(DateOnly day)
    {
        var lunar = new ChineseLunisolarCalendar();
        var newYear = DateOnly.FromDateTime(lunar.ToDateTime(day.Year, 1, 1, 0, 0, 0, 0));
        return (day.DayNumber - newYear.DayNumber) switch { >= -12 and < 0 => 0.55, >= 0 and < 16 => 0.45, _ => 1 };
    }
}
