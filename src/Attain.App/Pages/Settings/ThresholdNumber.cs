using System.Globalization;
using Attain.App.Report;
using Attain.Facts;

namespace Attain.App.Pages.Settings;

/// <summary>A threshold's value between what people type and what is kept: shares are typed in percent.</summary>
public static class ThresholdNumber
{
    public static string Typed(Threshold threshold, decimal value) =>
        (threshold.Unit == ThresholdUnit.Share ? value * 100 : value).ToString("0.########", CultureInfo.InvariantCulture);

    /// <summary>With its unit.</summary>
    public static string Shown(Threshold threshold, decimal value, Words words) => threshold.Unit switch
    {
        ThresholdUnit.Share => Typed(threshold, value) + "%",
        ThresholdUnit.Money => words.Short(Core.Money.Round(value, words.Profile.Currency)),
        _ => Typed(threshold, value),
    };

    public static string? Unit(Threshold threshold, Words words) => threshold.Unit switch
    {
        ThresholdUnit.Share => "%",
        ThresholdUnit.Money => words.Profile.Currency.Code,
        _ => null,
    };

    /// <summary>Null where it is no number.</summary>
    public static decimal? Read(Threshold threshold, string text)
    {
        var plain = text.Trim().TrimEnd('%').Replace(",", "", StringComparison.Ordinal);
        if (!decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > 1e15m) return null;
        return threshold.Unit == ThresholdUnit.Share ? number / 100 : number;
    }
}
