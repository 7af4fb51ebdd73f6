namespace Attain.Core;

/// <summary>
/// How a company cuts time: the month its fiscal year starts in, and the day its week starts on.
/// A fiscal year is named by the calendar year in which it starts; quarters are fiscal; months keep their calendar names.
/// A week belongs to the year that holds at least four of its days (ISO 8601 for Monday weeks, the same rule for Sunday weeks),
/// whatever the fiscal year.
/// </summary>
/// <param name="FirstMonth">1 to 12.</param>
/// <param name="FirstDayOfWeek">Monday or Sunday.</param>
/// <exception cref="ArgumentException">A setting is out of range.</exception>
public sealed record FiscalCalendar(int FirstMonth = 1, DayOfWeek FirstDayOfWeek = DayOfWeek.Monday)
{
    public int FirstMonth { get; } = FirstMonth is >= 1 and <= 12
        ? FirstMonth
        : throw new ArgumentOutOfRangeException(nameof(FirstMonth), FirstMonth, "A fiscal year starts in a month from 1 to 12.");

    public DayOfWeek FirstDayOfWeek { get; } = FirstDayOfWeek is DayOfWeek.Monday or DayOfWeek.Sunday
        ? FirstDayOfWeek
        : throw new ArgumentOutOfRangeException(nameof(FirstDayOfWeek), FirstDayOfWeek, "A week starts on Monday or Sunday.");

    /// <summary>Whether every inner period lies wholly within one outer period. Weeks nest in nothing but themselves.</summary>
    public static bool Nests(Grain inner, Grain outer) =>
        inner == Grain.Day || inner == outer || (inner != Grain.Week && outer != Grain.Week && inner < outer);

    /// <summary>The period of this grain that holds the day.</summary>
    public Period Of(Grain grain, DateOnly day)
    {
        var monthsIntoYear = (day.Month - FirstMonth + 12) % 12;
        return grain switch
        {
            Grain.Day => Starting(grain, day),
            Grain.Week => Starting(grain, day.AddDays(-(((int)day.DayOfWeek - (int)FirstDayOfWeek + 7) % 7))),
            Grain.Month => Starting(grain, FirstOfMonth(day)),
            Grain.Quarter => Starting(grain, FirstOfMonth(day).AddMonths(-(monthsIntoYear % 3))),
            Grain.Year => Starting(grain, FirstOfMonth(day).AddMonths(-monthsIntoYear)),
            _ => throw new ArgumentOutOfRangeException(nameof(grain), grain, message: null),
        };
    }

    public Period Next(Period period) => Add(period, 1);

    public Period Previous(Period period) => Add(period, -1);

    /// <summary>The period <paramref name="count"/> places later, or earlier when negative.</summary>
    public Period Add(Period period, int count) => Of(period.Grain, Shift(period.Grain, period.Days.From, count));

    /// <summary>
    /// The same period one year earlier. For a week that is 52 weeks earlier, so that it holds the same days of the week;
    /// for 29 February it is 28 February.
    /// </summary>
    public Period YearBefore(Period period) =>
        period.Grain == Grain.Week ? Add(period, -52) : Of(period.Grain, period.Days.From.AddYears(-1));

    /// <summary>All periods of the grain that share a day with the range, in order; the first and last may reach beyond it.</summary>
    public IEnumerable<Period> Each(Grain grain, DateRange range)
    {
        if (range.IsEmpty)
        {
            yield break;
        }

        for (var period = Of(grain, range.From); period.Days.From < range.To; period = Next(period))
        {
            yield return period;
        }
    }

    /// <summary>The range cut at week starts and at month starts, so that the slices add up to weeks and to months alike.</summary>
    public IEnumerable<DateRange> WeekSlices(DateRange range)
    {
        var from = range.From;
        while (from < range.To)
        {
            var week = Of(Grain.Week, from).Days;
            var month = Of(Grain.Month, from).Days;
            var to = Earliest(Earliest(week.To, month.To), range.To);
            yield return new DateRange(from, to);
            from = to;
        }
    }

    /// <summary>"2026", "2026-Q1", "2026-03", "2026-W12" or "2026-03-17".</summary>
    public string Label(Period period) => PeriodLabel.Write(this, period);

    /// <summary>Reads what <see cref="Label"/> writes.</summary>
    /// <exception cref="FormatException">The text is no such label; the message says what is expected.</exception>
    public Period Parse(string label) => TryParse(label, out var period)
        ? period
        : throw new FormatException(
            $"'{label}' is not a period. Expected is a year (2026), a quarter (2026-Q1), a month (2026-03), a week (2026-W12) or a day (2026-03-17).");

    public bool TryParse(string? label, out Period period) => PeriodLabel.TryRead(this, label, out period);

    private static Period Starting(Grain grain, DateOnly from) => new(grain, new DateRange(from, Shift(grain, from, 1)));

    private static DateOnly Shift(Grain grain, DateOnly from, int count) => grain switch
    {
        Grain.Day => from.AddDays(count),
        Grain.Week => from.AddDays(7 * count),
        Grain.Month => from.AddMonths(count),
        Grain.Quarter => from.AddMonths(3 * count),
        Grain.Year => from.AddMonths(12 * count),
        _ => throw new ArgumentOutOfRangeException(nameof(grain), grain, message: null),
    };

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly Earliest(DateOnly left, DateOnly right) => left < right ? left : right;
}
