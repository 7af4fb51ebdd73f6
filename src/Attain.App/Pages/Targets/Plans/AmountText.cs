using System.Globalization;

namespace Attain.App.Pages.Targets.Plans;

/// <summary>Amounts and percentages as people type them: 1.2亿, 12,000万, 120m, ¥120000000; 15, 15%, +15％.</summary>
public static class AmountText
{
    private static readonly (string Unit, decimal Size)[] Units = [("亿", 100_000_000), ("万", 10_000), ("b", 1_000_000_000), ("m", 1_000_000), ("k", 1_000)];

    /// <summary>Whole currency; null where it cannot be read.</summary>
    public static decimal? Amount(string? text)
    {
        var typed = Plain(text).TrimStart('¥', '￥', '$').TrimEnd('元');
        var known = Array.Find(Units, unit => typed.EndsWith(unit.Unit, StringComparison.OrdinalIgnoreCase));
        var (digits, size) = known.Unit is null ? (typed, 1m) : (typed[..^known.Unit.Length], known.Size);
        return Number(digits) is { } number && Math.Abs(number) < 1_000_000_000_000_000 ? number * size : null;
    }

    /// <summary>15 is 0.15; null where it cannot be read.</summary>
    public static decimal? Percent(string? text) => Number(Plain(text).TrimEnd('%', '％')) / 100;

    private static string Plain(string? text) => (text ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("，", ",", StringComparison.Ordinal).Trim();

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;
}
