namespace Attain.Core.Tests;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar China = WorkingCalendar.China;

    [Theory]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void Announced_years_have_the_working_days_the_law_leaves(int year, int workingDays)
    {
        China.WorkingDays(Year(year)).ShouldBe(workingDays);
        // What the notices move, they give back: weekdays less the 11 days of the law, 13 since 2025.
        workingDays.ShouldBe(WorkingCalendar.Weekdays.WorkingDays(Year(year)) - (year < 2025 ? 11 : 13));
        China.IsProvisional(year).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2023-01-02", false)] // New Year made up on Monday
    [InlineData("2023-01-28", true)] // Saturday worked after Spring Festival
    [InlineData("2023-01-29", true)]
    [InlineData("2023-04-05", false)]
    [InlineData("2023-04-06", true)]
    [InlineData("2023-05-06", true)]
    [InlineData("2023-09-29", false)] // Mid-Autumn and National Day in one
    [InlineData("2023-10-06", false)]
    [InlineData("2023-10-08", true)]
    [InlineData("2023-12-31", false)] // Sunday
    [InlineData("2024-02-09", true)] // New Year's Eve was not yet a holiday
    [InlineData("2024-02-29", true)] // leap day, Thursday
    [InlineData("2024-02-18", true)]
    [InlineData("2024-05-11", true)]
    [InlineData("2024-09-14", true)]
    [InlineData("2024-09-16", false)]
    [InlineData("2024-10-12", true)]
    [InlineData("2024-12-31", true)]
    [InlineData("2025-01-01", false)]
    [InlineData("2025-01-26", true)]
    [InlineData("2025-01-28", false)] // New Year's Eve is one
    [InlineData("2025-02-04", false)]
    [InlineData("2025-02-05", true)]
    [InlineData("2025-10-08", false)]
    [InlineData("2025-10-11", true)]
    [InlineData("2026-01-02", false)]
    [InlineData("2026-01-04", true)]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-02-24", true)]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-05-09", true)]
    [InlineData("2026-06-19", false)]
    [InlineData("2026-09-20", true)]
    [InlineData("2026-09-25", false)]
    [InlineData("2026-10-10", true)]
    [InlineData("2026-12-31", true)]
    public void Announced_days_are_as_in_the_notices(string day, bool working) =>
        China.IsWorking(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(working);

    [Fact]
    public void A_provisional_year_has_as_many_days_off_as_the_law_grants()
    {
        for (var year = 2027; year <= 2099; year++)
        {
            China.IsProvisional(year).ShouldBeTrue();
            (WorkingCalendar.Weekdays.WorkingDays(Year(year)) - China.WorkingDays(Year(year))).ShouldBe(13, $"{year}");
        }
    }

    /// <summary>Where the announced years show what the law's own days are, the computed ones must agree.</summary>
    [Theory]
    [InlineData(2023, "2023-01-02 2023-01-23 2023-01-24 2023-04-05 2023-05-01 2023-06-22 2023-09-29 2023-10-02 2023-10-03")]
    [InlineData(2024, "2024-01-01 2024-02-12 2024-04-04 2024-05-01 2024-06-10 2024-09-17 2024-10-01 2024-10-02 2024-10-03")]
    [InlineData(2025, "2025-01-01 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-04-04 2025-05-01 2025-05-02 2025-06-02 2025-10-01 2025-10-02 2025-10-03 2025-10-06")]
    [InlineData(2026, "2026-01-01 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-04-06 2026-05-01 2026-06-19 2026-09-25 2026-10-01 2026-10-02")]
    public void Computed_days_off_match_announced_years(int year, string days)
    {
        var computed = ChinaHolidaysOf(year);
        foreach (var day in days.Split(' ').Select(text => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture)))
        {
            computed.ShouldContain(day);
            China.IsWorking(day).ShouldBeFalse();
        }
    }

    [Fact]
    public void Provisional_festivals_fall_on_their_lunar_days()
    {
        // 2033 has a leap month after the eleventh: the autumn must not shift.
        China.IsWorking(new(2033, 1, 31)).ShouldBeFalse(); // Spring Festival
        China.IsWorking(new(2033, 9, 8)).ShouldBeFalse(); // Mid-Autumn
        China.IsWorking(new(2028, 5, 29)).ShouldBeFalse(); // Dragon Boat on Sunday the 28th, made up on Monday, before the leap fifth month
        China.IsWorking(new(2028, 10, 3)).ShouldBeFalse(); // Mid-Autumn within National Day
        China.IsWorking(new(2027, 2, 8)).ShouldBeFalse(); // third day of Spring Festival, Monday
    }

    [Fact]
    public void A_range_is_provisional_when_any_of_its_days_is()
    {
        China.IsProvisional(DateRange.Inclusive(new(2026, 1, 1), new(2026, 12, 31))).ShouldBeFalse();
        China.IsProvisional(DateRange.Inclusive(new(2026, 12, 31), new(2027, 1, 1))).ShouldBeTrue();
        China.IsProvisional(new DateRange(new(2027, 1, 1), new(2027, 1, 1))).ShouldBeFalse();
        WorkingCalendar.Weekdays.IsProvisional(1999).ShouldBeFalse();
    }

    [Fact]
    public void Working_days_add_up_over_every_cut()
    {
        var calendar = new FiscalCalendar(4);
        foreach (var year in calendar.Each(Grain.Year, DateRange.Inclusive(new(2022, 1, 1), new(2028, 12, 31))))
        {
            calendar.Each(Grain.Month, year.Days).Sum(month => China.WorkingDays(month.Days)).ShouldBe(China.WorkingDays(year.Days));
            calendar.WeekSlices(year.Days).Sum(China.WorkingDays).ShouldBe(China.WorkingDays(year.Days));
        }
    }

    [Fact]
    public void The_next_working_day_skips_holidays_and_finds_moved_days()
    {
        China.NextWorking(new(2026, 2, 14)).ShouldBe(new DateOnly(2026, 2, 24));
        China.NextWorking(new(2026, 2, 27)).ShouldBe(new DateOnly(2026, 2, 28));
        China.NextWorking(new(2025, 12, 31)).ShouldBe(new DateOnly(2026, 1, 4));
        WorkingCalendar.Weekdays.NextWorking(new(2026, 3, 20)).ShouldBe(new DateOnly(2026, 3, 23));
    }

    [Fact]
    public void A_loaded_calendar_follows_its_own_days_and_refuses_a_day_named_twice()
    {
        var own = WorkingCalendar.Load("Own", [(new(2026, 3, 17), false), (new(2026, 3, 21), true)], [2026]);
        own.Name.ShouldBe("Own");
        own.IsWorking(new(2026, 3, 17)).ShouldBeFalse();
        own.IsWorking(new(2026, 3, 21)).ShouldBeTrue();
        own.IsProvisional(2026).ShouldBeFalse();
        own.IsProvisional(2027).ShouldBeTrue();
        Should.Throw<ArgumentException>(() => WorkingCalendar.Load("Own", [(new(2026, 3, 17), false), (new(2026, 3, 17), true)], []));
    }

    private static DateRange Year(int year) => new FiscalCalendar().Of(Grain.Year, new DateOnly(year, 1, 1)).Days;

    private static HashSet<DateOnly> ChinaHolidaysOf(int year) => [.. ChinaHolidays.DaysOff(year)];
}
