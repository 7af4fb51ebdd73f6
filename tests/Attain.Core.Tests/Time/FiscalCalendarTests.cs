using Attain.Core;

namespace Attain.Core.Tests;

public sealed class FiscalCalendarTests
{
    /// <summary>Four years from 1 January to 31 December, with a leap day, and days on both sides of them.</summary>
    private static readonly DateRange FourYears = DateRange.Inclusive(new(2022, 12, 20), new(2027, 1, 12));

    public static TheoryData<int, DayOfWeek> Calendars()
    {
        var data = new TheoryData<int, DayOfWeek>();
        for (var month = 1; month <= 12; month++)
        {
            data.Add(month, DayOfWeek.Monday);
            data.Add(month, DayOfWeek.Sunday);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Every_day_is_in_exactly_one_period_of_each_grain(int firstMonth, DayOfWeek firstDay)
    {
        var calendar = new FiscalCalendar(firstMonth, firstDay);
        foreach (var grain in Enum.GetValues<Grain>())
        {
            foreach (var day in FourYears.EachDay())
            {
                var period = calendar.Of(grain, day);
                period.Days.Contains(day).ShouldBeTrue();
                calendar.Of(grain, period.Days.From).ShouldBe(period);
                calendar.Of(grain, period.Days.Last).ShouldBe(period);
                calendar.Next(period).Days.From.ShouldBe(period.Days.To);
                calendar.Previous(period).Days.To.ShouldBe(period.Days.From);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Days_add_up_to_weeks_months_quarters_and_years(int firstMonth, DayOfWeek firstDay)
    {
        var calendar = new FiscalCalendar(firstMonth, firstDay);
        var random = new Random(firstMonth);
        var amounts = new Dictionary<DateOnly, long>();
        long Of(DateRange days) => days.EachDay().Sum(day =>
            amounts.TryGetValue(day, out var amount) ? amount : amounts[day] = random.NextInt64(-1_000_000, 1_000_000));

        foreach (var year in calendar.Each(Grain.Year, FourYears))
        {
            var whole = Of(year.Days);
            calendar.Each(Grain.Quarter, year.Days).Sum(period => Of(period.Days)).ShouldBe(whole);
            calendar.Each(Grain.Quarter, year.Days).Count().ShouldBe(4);
            calendar.Each(Grain.Month, year.Days).Sum(period => Of(period.Days)).ShouldBe(whole);
            calendar.Each(Grain.Day, year.Days).Sum(period => Of(period.Days)).ShouldBe(whole);
            calendar.WeekSlices(year.Days).Sum(Of).ShouldBe(whole);
            foreach (var quarter in calendar.Each(Grain.Quarter, year.Days))
            {
                calendar.Each(Grain.Month, quarter.Days).Sum(period => Of(period.Days)).ShouldBe(Of(quarter.Days));
            }
        }

        var weeks = calendar.Each(Grain.Week, FourYears).ToList();
        weeks.ShouldAllBe(week => week.Days.Days == 7 && week.Days.From.DayOfWeek == firstDay);
        weeks.Sum(week => Of(week.Days)).ShouldBe(Of(new DateRange(weeks[0].Days.From, weeks[^1].Days.To)));
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Week_slices_lie_in_one_week_and_one_month_and_miss_no_day(int firstMonth, DayOfWeek firstDay)
    {
        var calendar = new FiscalCalendar(firstMonth, firstDay);
        var random = new Random(firstMonth);
        for (var i = 0; i < 200; i++)
        {
            var from = FourYears.From.AddDays(random.Next(900));
            var range = new DateRange(from, from.AddDays(random.Next(120)));
            var slices = calendar.WeekSlices(range).ToList();
            slices.SelectMany(slice => slice.EachDay()).SequenceEqual(range.EachDay()).ShouldBeTrue();
            slices.All(slice => !slice.IsEmpty
                && calendar.Of(Grain.Week, slice.From) == calendar.Of(Grain.Week, slice.Last)
                && calendar.Of(Grain.Month, slice.From) == calendar.Of(Grain.Month, slice.Last)).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_week_that_straddles_two_months_is_two_slices() =>
        new FiscalCalendar().WeekSlices(DateRange.Inclusive(new(2026, 3, 30), new(2026, 4, 5))).ShouldBe(
        [
            DateRange.Inclusive(new(2026, 3, 30), new(2026, 3, 31)),
            DateRange.Inclusive(new(2026, 4, 1), new(2026, 4, 5)),
        ]);

    [Theory]
    [MemberData(nameof(Calendars))]
    public void What_nests_by_rule_nests_on_every_day(int firstMonth, DayOfWeek firstDay)
    {
        var calendar = new FiscalCalendar(firstMonth, firstDay);
        foreach (var inner in Enum.GetValues<Grain>())
        {
            foreach (var outer in Enum.GetValues<Grain>())
            {
                FourYears.EachDay().All(day => calendar.Of(outer, day).Days.Contains(calendar.Of(inner, day).Days))
                    .ShouldBe(FiscalCalendar.Nests(inner, outer), $"{inner} in {outer}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Every_label_is_read_back(int firstMonth, DayOfWeek firstDay)
    {
        var calendar = new FiscalCalendar(firstMonth, firstDay);
        foreach (var grain in Enum.GetValues<Grain>())
        {
            var periods = calendar.Each(grain, FourYears).ToList();
            periods.ShouldAllBe(period => calendar.Parse(calendar.Label(period)) == period);
            periods.Select(calendar.Label).Distinct().Count().ShouldBe(periods.Count);
        }
    }

    [Fact]
    public void Monday_weeks_are_those_of_iso_8601()
    {
        var calendar = new FiscalCalendar();
        foreach (var day in DateRange.Inclusive(new(1999, 1, 1), new(2040, 12, 31)).EachDay())
        {
            var instant = day.ToDateTime(TimeOnly.MinValue);
            calendar.Label(calendar.Of(Grain.Week, day))
                .ShouldBe($"{System.Globalization.ISOWeek.GetYear(instant):0000}-W{System.Globalization.ISOWeek.GetWeekOfYear(instant):00}");
        }
    }

    [Fact]
    public void Sunday_weeks_follow_the_same_four_day_rule()
    {
        var calendar = new FiscalCalendar(1, DayOfWeek.Sunday);
        calendar.Label(calendar.Of(Grain.Week, new(2026, 1, 3))).ShouldBe("2025-W53"); // 28 December to 3 January: three days in 2026
        calendar.Label(calendar.Of(Grain.Week, new(2026, 1, 4))).ShouldBe("2026-W01");
        calendar.Label(calendar.Of(Grain.Week, new(2024, 12, 31))).ShouldBe("2025-W01"); // 29 December to 4 January: four days in 2025
    }

    [Fact]
    public void A_fiscal_year_is_named_by_the_year_it_starts_in()
    {
        var calendar = new FiscalCalendar(4);
        calendar.Label(calendar.Of(Grain.Year, new(2026, 3, 31))).ShouldBe("2025");
        calendar.Label(calendar.Of(Grain.Quarter, new(2026, 3, 31))).ShouldBe("2025-Q4");
        calendar.Label(calendar.Of(Grain.Month, new(2026, 3, 31))).ShouldBe("2026-03");
        calendar.Label(calendar.Of(Grain.Quarter, new(2026, 4, 1))).ShouldBe("2026-Q1");
        calendar.Parse("2025").Days.ShouldBe(DateRange.Inclusive(new(2025, 4, 1), new(2026, 3, 31)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("26")]
    [InlineData("2026-")]
    [InlineData("2026-Q5")]
    [InlineData("2026-Q0")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-3")]
    [InlineData("2026-W00")]
    [InlineData("2026-W54")]
    [InlineData("2025-W53")]
    [InlineData("2026-02-29")]
    [InlineData("2026/03")]
    [InlineData("+202")]
    [InlineData("0000")]
    public void A_label_that_names_nothing_is_refused_with_what_is_expected(string label) =>
        Should.Throw<FormatException>(() => new FiscalCalendar().Parse(label)).Message.ShouldContain("2026-W12");

    [Fact]
    public void The_year_before_keeps_the_days_of_a_week_and_survives_the_leap_day()
    {
        var calendar = new FiscalCalendar();
        calendar.YearBefore(calendar.Parse("2024-02-29")).ShouldBe(calendar.Parse("2023-02-28"));
        calendar.YearBefore(calendar.Parse("2026-W12")).ShouldBe(calendar.Parse("2025-W12"));
        calendar.YearBefore(calendar.Parse("2024-02")).ShouldBe(calendar.Parse("2023-02"));
        calendar.YearBefore(calendar.Parse("2026-Q1")).ShouldBe(calendar.Parse("2025-Q1"));
        calendar.YearBefore(calendar.Parse("2026")).ShouldBe(calendar.Parse("2025"));
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new FiscalCalendar(0));
        Should.Throw<ArgumentOutOfRangeException>(() => new FiscalCalendar(13));
        Should.Throw<ArgumentOutOfRangeException>(() => new FiscalCalendar(1, DayOfWeek.Saturday));
    }
}
