using System.Globalization;

namespace Attain.Facts;

/// <summary>Why a text is no day.</summary>
internal enum DayFault
{
    None,
    NoDate,
    OutOfRange,
}

/// <summary>Reads days and instants in the patterns given; without any, in the forms that mean the same everywhere.</summary>
internal sealed class DayReader
{
    /// <summary>Days outside are taken for slips of the pen.</summary>
    public static readonly DateOnly First = new(1900, 1, 1), Last = new(2200, 12, 31);

    private static readonly string[] Unambiguous =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日",
        "yyyy-M-d H:m", "yyyy-M-d H:m:s", "yyyy-M-d H:m:s.FFFFFFF", "yyyy/M/d H:m", "yyyy/M/d H:m:s", "yyyy年M月d日 H:m", "yyyy年M月d日 H:m:s",
        "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:sszzz",
    ];

    private readonly string[] _patterns;
    private readonly bool _plain;
    private readonly TimeZoneInfo _zone;
    private string _lastText = "";
    private DateTime _lastTime;

    public DayReader(IReadOnlyList<string> patterns, TimeZoneInfo zone)
    {
        _patterns = patterns.Count > 0 ? [.. patterns] : Unambiguous;
        _plain = patterns.Count == 0 || patterns.Contains("yyyy-MM-dd");
        _zone = zone;
    }

    /// <summary>The patterns people are told of.</summary>
    public IReadOnlyList<string> Expected => ReferenceEquals(_patterns, Unambiguous) ? ["yyyy-MM-dd"] : _patterns;

    /// <summary>The day in the workspace's time zone.</summary>
    public DayFault TryDay(ReadOnlySpan<char> text, out DateOnly day)
    {
        day = default;
        if (!TryTime(text, out var time)) return DayFault.NoDate;
        day = DateOnly.FromDateTime(time.Kind == DateTimeKind.Utc ? TimeZoneInfo.ConvertTimeFromUtc(time, _zone) : time);
        return day < First || day > Last ? DayFault.OutOfRange : DayFault.None;
    }

    /// <summary>UTC seconds since 1970; a time without an offset is the workspace's own.</summary>
    public DayFault TryInstant(ReadOnlySpan<char> text, out long seconds, out DateOnly day)
    {
        seconds = 0;
        var fault = TryDay(text, out day);
        if (fault != DayFault.None || !TryTime(text, out var time)) return fault;
        if (time.Kind != DateTimeKind.Utc)
        {
            // The hour the clocks skip in spring never was; what was written then meant the hour after.
            if (_zone.IsInvalidTime(time)) time = time.AddHours(1);
            time = TimeZoneInfo.ConvertTimeToUtc(time, _zone);
        }
        seconds = new DateTimeOffset(time).ToUnixTimeSeconds();
        return DayFault.None;
    }

    private bool TryTime(ReadOnlySpan<char> text, out DateTime time)
    {
        if (text.SequenceEqual(_lastText))
        {
            time = _lastTime;
            return _lastText.Length > 0;
        }
        if (!(_plain && TryPlain(text, out time))
            && !DateTime.TryParseExact(text, _patterns, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out time))
            return false;
        (_lastText, _lastTime) = (text.ToString(), time);
        return true;
    }

    private static bool TryPlain(ReadOnlySpan<char> text, out DateTime time)
    {
        time = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text[5..7], NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            || !int.TryParse(text[8..], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        time = new(year, month, day);
        return true;
    }
}
