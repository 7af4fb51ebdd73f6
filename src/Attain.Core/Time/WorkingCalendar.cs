using System.Collections.Frozen;

namespace Attain.Core;

/// <summary>
/// Which days people work: Monday to Friday, except for named days off and named days worked.
/// A year whose holidays are not announced yet is provisional, and whatever is computed from it says so.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly FrozenDictionary<DateOnly, bool> exceptions;
    private readonly FrozenSet<int>? announcedYears;

    private WorkingCalendar(string name, FrozenDictionary<DateOnly, bool> exceptions, FrozenSet<int>? announcedYears)
    {
        Name = name;
        this.exceptions = exceptions;
        this.announcedYears = announcedYears;
    }

    /// <summary>
    /// Chinese public holidays and moved working days (调休) as announced by the State Council for 2023 to 2026. Other years are
    /// provisional: the days off that the law grants, without moved working days.
    /// </summary>
    public static WorkingCalendar China { get; } = ChinaHolidays.Calendar();

    /// <summary>Monday to Friday in every year; nothing to be announced, so never provisional.</summary>
    public static WorkingCalendar Weekdays { get; } = new("Weekdays", FrozenDictionary<DateOnly, bool>.Empty, announcedYears: null);

    public string Name { get; }

    /// <summary>A calendar of one's own.</summary>
    /// <param name="exceptions">Days that are off or worked whatever their weekday; naming one that is so anyway does no harm.</param>
    /// <param name="announcedYears">The years these days are final for; all others are provisional.</param>
    /// <exception cref="ArgumentException">A day is named twice.</exception>
    public static WorkingCalendar Load(string name, IEnumerable<(DateOnly Day, bool Working)> exceptions, IEnumerable<int> announcedYears)
    {
        var days = new Dictionary<DateOnly, bool>();
        foreach (var (day, working) in exceptions)
        {
            if (!days.TryAdd(day, working))
            {
                throw new ArgumentException($"{day:O} is named twice in the calendar {name}.", nameof(exceptions));
            }
        }

        return new WorkingCalendar(name, days.ToFrozenDictionary(), announcedYears.ToFrozenSet());
    }

    public bool IsWorking(DateOnly day) => exceptions.TryGetValue(day, out var working)
        ? working
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    public bool IsProvisional(int year) => announcedYears?.Contains(year) == false;

    /// <summary>Whether any day of the range lies in a provisional year.</summary>
    public bool IsProvisional(DateRange days) =>
        !days.IsEmpty && Enumerable.Range(days.From.Year, days.Last.Year - days.From.Year + 1).Any(IsProvisional);

    public int WorkingDays(DateRange days) => days.EachDay().Count(IsWorking);

    /// <summary>The first working day after this one.</summary>
    public DateOnly NextWorking(DateOnly day)
    {
        do
        {
            day = day.AddDays(1);
        }
        while (!IsWorking(day));
        return day;
    }
}
