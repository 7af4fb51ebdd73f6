namespace Attain.Facts;

/// <summary>How a file writes its days and numbers, found by trying which form reads what stands in it.</summary>
/// <param name="Date">A pattern; null: the forms that can be read in one way only.</param>
/// <param name="DateIsUnsure">Day and month could be the other way round.</param>
public sealed record WrittenForm(string? Date, bool DateIsUnsure, char DecimalSign, char? Thousands)
{
    private static readonly string?[] Dates = [null, "M/d/yyyy", "d/M/yyyy", "d.M.yyyy", "M/d/yyyy H:m", "d/M/yyyy H:m", "M/d/yyyy H:m:s", "d/M/yyyy H:m:s", "M-d-yyyy", "d-M-yyyy", "yyyy/M/d H:m:s"];

    private static readonly (char Sign, char? Thousands)[] Numbers = [('.', null), ('.', ','), (',', '.'), (',', ' '), (',', null)];

    public static WrittenForm Plain { get; } = new(null, false, '.', null);

    /// <summary>The patterns for days that are offered.</summary>
    public static IReadOnlyList<string> DatePatterns { get; } = [.. Dates.OfType<string>()];

    /// <param name="days">Texts that should be days.</param>
    /// <param name="numbers">Texts that should be numbers.</param>
    internal static WrittenForm Of(IReadOnlyList<string> days, IReadOnlyList<string> numbers)
    {
        var read = Dates.Select(d => (Date: d, Share: DayShare(days, d))).ToList();
        var date = read.MaxBy(r => r.Share);
        var other = date.Date is { } pattern && Turned(pattern) is { } turned && DayShare(days, turned) >= date.Share && date.Share > 0;
        var number = Numbers.MaxBy(n => NumberShare(numbers, n.Sign, n.Thousands));
        return new(date.Share > 0 ? date.Date : null, other, number.Sign, number.Thousands);
    }

    /// <summary>The greatest share of texts that one form reads as days.</summary>
    internal static decimal BestDayShare(IReadOnlyList<string> texts) => Dates.Max(d => DayShare(texts, d));

    internal static decimal BestNumberShare(IReadOnlyList<string> texts) => Numbers.Max(n => NumberShare(texts, n.Sign, n.Thousands));

    private static string? Turned(string pattern) =>
        pattern.StartsWith('M') ? "d" + pattern[1] + "M" + pattern[3..] : pattern.StartsWith('d') ? "M" + pattern[1] + "d" + pattern[3..] : null;

    private static decimal DayShare(IReadOnlyList<string> texts, string? pattern)
    {
        var reader = new DayReader(pattern is null ? [] : [pattern], TimeZoneInfo.Utc);
        return Share(texts, text => reader.TryDay(text, out _) == DayFault.None);
    }

    private static decimal NumberShare(IReadOnlyList<string> texts, char sign, char? thousands)
    {
        var reader = new NumberReader(sign, thousands);
        return Share(texts, text => reader.TryRead(text, out _));
    }

    private static decimal Share(IReadOnlyList<string> texts, Func<string, bool> fits) => texts.Count == 0 ? 0 : (decimal)texts.Count(fits) / texts.Count;
}
