using System.Globalization;

namespace Attain.Core;

/// <summary>Periods as people and files write them.</summary>
internal static class PeriodLabel
{
    // A week is named after the year of its fourth day, the one that decides where most of it lies.
    private const int DaysToFourth = 3;

    public static string Write(FiscalCalendar calendar, Period period)
    {
        var from = period.Days.From;
        return period.Grain switch
        {
            Grain.Day => Invariant($"{from:yyyy-MM-dd}"),
            Grain.Week => Invariant($"{from.AddDays(DaysToFourth):yyyy}-W{WeekNumber(from):00}"),
            Grain.Month => Invariant($"{from:yyyy-MM}"),
            Grain.Quarter => Invariant($"{calendar.Of(Grain.Year, from).Days.From:yyyy}-Q{(from.Month - calendar.FirstMonth + 12) % 12 / 3 + 1}"),
            Grain.Year => Invariant($"{from:yyyy}"),
            _ => throw new ArgumentOutOfRangeException(nameof(period), period, message: null),
        };
    }

    public static bool TryRead(FiscalCalendar calendar, string? label, out Period period)
    {
        period = default;
        var text = label.AsSpan().Trim();
        if (text.Length < 4 || !TryNumber(text[..4], out var year) || year is < 2 or > 9998)
        {
            return false;
        }

        var rest = text[4..];
        if (rest.Length > 0 && rest[0] != '-')
        {
            return false;
        }

        var yearStart = new DateOnly(year, calendar.FirstMonth, 1);
        switch (rest.Length)
        {
            case 0:
                period = calendar.Of(Grain.Year, yearStart);
                return true;
            case 3 when rest[1] is 'Q' or 'q' && rest[2] is >= '1' and <= '4':
                period = calendar.Of(Grain.Quarter, yearStart.AddMonths(3 * (rest[2] - '1')));
                return true;
            case 3 when TryNumber(rest[1..], out var month) && month is >= 1 and <= 12:
                period = calendar.Of(Grain.Month, new DateOnly(year, month, 1));
                return true;
            case 4 when rest[1] is 'W' or 'w' && TryNumber(rest[2..], out var week) && week is >= 1 and <= 53:
                // 4 January is always in week 1; a 53rd week exists only where it still belongs to the year.
                period = calendar.Add(calendar.Of(Grain.Week, new DateOnly(year, 1, 4)), week - 1);
                return period.Days.From.AddDays(DaysToFourth).Year == year;
            case 6 when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                period = calendar.Of(Grain.Day, day);
                return true;
            default:
                return false;
        }
    }

    private static int WeekNumber(DateOnly weekStart) => (weekStart.AddDays(DaysToFourth).DayOfYear - 1) / 7 + 1;

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
