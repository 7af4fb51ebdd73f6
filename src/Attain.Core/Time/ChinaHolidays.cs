using System.Globalization;

namespace Attain.Core;

/// <summary>
/// Days off in China. Announced years come from the yearly notices of the State Council's general office (国务院办公厅关于部分节假日安排的通知),
/// copied day by day into ChinaHolidays.csv (but for 31 December 2022, a Saturday anyway). For other years the law's own days are computed (全国年节及纪念日放假办法): 11 days, since
/// 2025 13; one that falls on a weekend or on another holiday is made up on the next free weekday. So a provisional year has the right
/// number of working days, and only their places may still move.
/// </summary>
internal static class ChinaHolidays
{
    // What both the framework's Chinese calendar and the formula for Qingming cover; farther away, weekends have to do.
    private const int FirstComputedYear = 1902;
    private const int LastComputedYear = 2099;
    private const int SecondDayOfMayAndNewYearsEveSince = 2025;

    public static WorkingCalendar Calendar()
    {
        var announced = Announced().ToList();
        var years = announced.Select(row => row.Day.Year).ToHashSet();
        var computed = Enumerable.Range(FirstComputedYear, LastComputedYear - FirstComputedYear + 1)
            .Where(year => !years.Contains(year))
            .SelectMany(DaysOff)
            .Select(day => (day, false));
        return WorkingCalendar.Load("China", announced.Concat(computed), years);
    }

    /// <summary>The weekdays the law takes out of a year, in no particular order.</summary>
    public static IEnumerable<DateOnly> DaysOff(int year)
    {
        var taken = new HashSet<DateOnly>();
        var toMakeUp = new List<DateOnly>();
        foreach (var day in Statutory(year).Order())
        {
            if (IsWeekend(day) || !taken.Add(day))
            {
                toMakeUp.Add(day);
            }
        }

        foreach (var day in toMakeUp)
        {
            var free = day.AddDays(1);
            while (IsWeekend(free) || !taken.Add(free))
            {
                free = free.AddDays(1);
            }
        }

        return taken;
    }

    private static IEnumerable<DateOnly> Statutory(int year)
    {
        var now = year >= SecondDayOfMayAndNewYearsEveSince;
        IEnumerable<DateOnly> days = [new(year, 1, 1), Qingming(year), new(year, 5, 1), new(year, 10, 1), new(year, 10, 2), new(year, 10, 3)];
        var newYear = Lunar(year, 1, 1);
        return
        [
            .. days,
            .. now ? [new DateOnly(year, 5, 2), newYear.AddDays(-1)] : Array.Empty<DateOnly>(),
            newYear, newYear.AddDays(1), newYear.AddDays(2),
            Lunar(year, 5, 5),
            Lunar(year, 8, 15),
        ];
    }

    // Pure Brightness begins when the sun reaches 15°, on 4, 5 or 6 April; the usual formula, good for 1900 to 2099.
    private static DateOnly Qingming(int year)
    {
        var yearOfCentury = year % 100;
        var century = year < 2000 ? 55_900 : 48_100;
        return new DateOnly(year, 4, (yearOfCentury * 2_422 + century) / 10_000 - yearOfCentury / 4);
    }

    private static DateOnly Lunar(int year, int month, int day)
    {
        var calendar = new ChineseLunisolarCalendar();
        // A leap month repeats the one before it and shifts the numbers of all that follow.
        var leap = calendar.GetLeapMonth(year);
        return DateOnly.FromDateTime(calendar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static IEnumerable<(DateOnly Day, bool Working)> Announced()
    {
        using var stream = typeof(ChinaHolidays).Assembly.GetManifestResourceStream("ChinaHolidays.csv")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine(); // day,working,name
        while (reader.ReadLine() is { } line)
        {
            var columns = line.Split(',');
            yield return (DateOnly.ParseExact(columns[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), columns[1] == "work");
        }
    }
}
