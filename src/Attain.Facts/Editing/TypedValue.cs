using System.Globalization;
using Attain.Core;

namespace Attain.Facts;

/// <summary>Reads what people type into a field: 3.5万, 12,000, 2026-3-1.</summary>
internal static class TypedValue
{
    // Before this nothing is entered by hand; a slip of the year would stretch the calendar by decades.
    private static readonly DateOnly Earliest = new(1990, 1, 1);
    private static readonly DateOnly Latest = new(2099, 12, 31);

    private static readonly string[] DayForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];
    private static readonly string[] InstantForms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-M-d H:mm", "yyyy/M/d H:mm"];

    private static readonly IReadOnlyList<(string Ending, decimal Times)> Multiples =
        [("万亿", 1_000_000_000_000m), ("亿", 100_000_000m), ("万", 10_000m), ("千", 1_000m), ("w", 10_000m), ("k", 1_000m), ("m", 1_000_000m)];

    public static (object? Value, Sentence? Problem) Read(EditField field, string text, WorkspaceProfile profile, IReadOnlyList<string> choices) => field.Type switch
    {
        EditType.Text or EditType.LongText => text.Length <= field.MaxLength
            ? (text, null)
            : (null, Sentence.Of("edit.tooLong", ("most", field.MaxLength), ("length", text.Length))),
        EditType.Money => Units(field, text, profile.Currency.Scale),
        EditType.Quantity => Units(field, text, OrderLine.QuantityScale),
        EditType.Count => Count(field, text),
        EditType.Day => Day(text),
        EditType.Instant => Instant(text, profile),
        EditType.Choice => choices.FirstOrDefault(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known
            ? (known, null)
            : (null, Sentence.Of("edit.noChoice", ("value", text), ("known", choices))),
        _ => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? (id, null) : (null, Sentence.Of("edit.unknown", ("value", text))),
    };

    private static (object?, Sentence?) Units(EditField field, string text, int scale)
    {
        if (Number(text) is not { } number) return (null, Sentence.Of("edit.noNumber", ("value", text)));
        if (number < 0 && !field.Signed) return (null, Sentence.Of("edit.negative", ("value", text)));
        var units = number * Factor(scale);
        if (units != decimal.Truncate(units)) return (null, Sentence.Of("edit.tooFine", ("value", text), ("scale", scale)));
        // Far beyond any deal, and far enough from 63 bits that sums of many still fit.
        return Math.Abs(units) <= 1_000_000_000_000_000m ? ((long)units, null) : (null, Sentence.Of("edit.tooLarge", ("value", text)));
    }

    private static (object?, Sentence?) Count(EditField field, string text)
    {
        if (Number(text) is not { } number || number != decimal.Truncate(number)) return (null, Sentence.Of("edit.noNumber", ("value", text)));
        if (number < 0 && !field.Signed) return (null, Sentence.Of("edit.negative", ("value", text)));
        return Math.Abs(number) <= 1_000_000_000m ? ((int)number, null) : (null, Sentence.Of("edit.tooLarge", ("value", text)));
    }

    private static (object?, Sentence?) Day(string text)
    {
        if (!DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return (null, Sentence.Of("edit.noDay", ("value", text)));
        return day >= Earliest && day <= Latest ? (day, null) : (null, Sentence.Of("edit.dayOutOfReach", ("day", day), ("first", Earliest), ("last", Latest)));
    }

    private static (object?, Sentence?) Instant(string text, WorkspaceProfile profile)
    {
        if (!DateTime.TryParseExact(text, InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)) return (null, Sentence.Of("edit.noInstant", ("value", text)));
        var (_, problem) = Day(DateOnly.FromDateTime(moment).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (problem is not null) return (null, problem);
        // A time the clocks skip is the next one there is.
        if (profile.TimeZone.IsInvalidTime(moment)) moment = moment.AddHours(1);
        return (new DateTimeOffset(moment, profile.TimeZone.GetUtcOffset(moment)).ToUnixTimeSeconds(), null);
    }

    private static decimal? Number(string text)
    {
        var plain = text.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
            .TrimStart('¥', '￥', '$', '€').TrimEnd('元');
        var times = 1m;
        foreach (var (ending, factor) in Multiples)
        {
            if (!plain.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) continue;
            (plain, times) = (plain[..^ending.Length], factor);
            break;
        }
        // Eighteen digits times a million million still fit.
        return plain.Length <= 18 && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? Math.Abs(number) < 1_000_000_000_000_000m ? number * times : number
            : null;
    }

    private static decimal Factor(int scale)
    {
        var factor = 1m;
        for (var i = 0; i < scale; i++) factor *= 10;
        return factor;
    }
}
