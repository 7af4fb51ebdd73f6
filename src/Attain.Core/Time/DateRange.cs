namespace Attain.Core;

/// <summary>
/// Days from <paramref name="From"/> up to but not including <paramref name="To"/>. Half-open, so that neighbouring ranges
/// share a boundary, lengths are a plain difference, and an open end is simply <see cref="DateOnly.MaxValue"/>.
/// </summary>
/// <exception cref="ArgumentException">To is before From. An empty range (To = From) is allowed.</exception>
public readonly record struct DateRange(DateOnly From, DateOnly To)
{
    public DateOnly To { get; } = To >= From ? To : throw new ArgumentException($"A range cannot end ({To:O}) before it starts ({From:O}).", nameof(To));

    public int Days => To.DayNumber - From.DayNumber;

    public bool IsEmpty => To == From;

    /// <summary>The last day inside.</summary>
    /// <exception cref="InvalidOperationException">The range is empty.</exception>
    public DateOnly Last => IsEmpty ? throw new InvalidOperationException("An empty range has no last day.") : To.AddDays(-1);

    /// <summary>The day that splits the range in two halves, the first the shorter one when the number of days is odd.</summary>
    public DateOnly Middle => From.AddDays(Days / 2);

    /// <summary>The range as people say it, both ends included: the first quarter is 1 January to 31 March.</summary>
    public static DateRange Inclusive(DateOnly first, DateOnly last) => new(first, last.AddDays(1));

    public bool Contains(DateOnly day) => day >= From && day < To;

    public bool Contains(DateRange other) => other.From >= From && other.To <= To;

    /// <summary>Whether the two share at least one day; an empty range shares none.</summary>
    public bool Overlaps(DateRange other) => Intersect(other) is not null;

    /// <summary>The days in both, or null when there are none.</summary>
    public DateRange? Intersect(DateRange other)
    {
        var from = From > other.From ? From : other.From;
        var to = To < other.To ? To : other.To;
        return from < to ? new DateRange(from, to) : null;
    }

    public IEnumerable<DateOnly> EachDay()
    {
        for (var day = From; day < To; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    public override string ToString() => $"[{From:O}, {To:O})";
}
