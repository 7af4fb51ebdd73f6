using System.Globalization;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;

namespace Attain.App.Pages.Settings;

/// <summary>What a day is under the working calendar.</summary>
public enum DayKind
{
    Working,
    Weekend,

    /// <summary>A weekday off.</summary>
    Holiday,

    /// <summary>A day of the weekend that is worked in place of another.</summary>
    Moved,
}

/// <summary>A year of the company's working calendar.</summary>
public static class CalendarYear
{
    private const int First = 1990, Last = 2099;

    public static int Asked(PageContext here) =>
        int.TryParse(here["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= First and <= Last ? year : here.AsOf.Year;

    public static DayKind Kind(DateOnly day, WorkingCalendar calendar)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return (weekend, calendar.IsWorking(day)) switch
        {
            (false, true) => DayKind.Working,
            (true, false) => DayKind.Weekend,
            (false, false) => DayKind.Holiday,
            _ => DayKind.Moved,
        };
    }

    public static IEnumerable<DateOnly> Days(int year, int month) => new DateRange(new DateOnly(year, month, 1), new DateOnly(year, month, 1).AddMonths(1)).EachDay();

    public static Table Months(PageContext here)
    {
        var (year, words, calendar) = (Asked(here), here.Words, here.Profile.WorkingDays);
        var months = Enumerable.Range(1, 12).Select(month => (Name: words.Month(new DateOnly(year, month, 1)), Days: Days(year, month).Select(day => Kind(day, calendar)).ToList())).ToList();
        return new Table("months", "settings/calendar/months", words.Say("settings.calendar.months", ("year", year.ToString(CultureInfo.InvariantCulture))),
            [new("month", words["dimension.month"]), Number("working"), Number("holiday"), Number("moved")],
            [.. months.Select(month => Row(month.Name, month.Days))])
        {
            Total = Row(words["settings.calendar.total"], months.SelectMany(m => m.Days).ToList()),
        };

        Column Number(string key) => new(key, words["settings.calendar.column." + key]) { Number = true };
    }

    private static Row Row(string name, List<DayKind> days) => new(
        [name, new(days.Count(d => d is DayKind.Working or DayKind.Moved)), new(days.Count(d => d == DayKind.Holiday)), new(days.Count(d => d == DayKind.Moved))]);
}
