using System.Collections;
using System.Globalization;

namespace Attain.Core;

/// <summary>Values as people read them. Rounds half away from zero, for show only.</summary>
public static class Format
{
    /// <summary>What stands where there is no value: undefined is never shown as 0.</summary>
    public const string Nothing = "—";

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>At most two decimals of the largest fitting unit: ¥123.46万, $1.23M.</summary>
    public static string Short(Money money, Language language)
    {
        (decimal Size, string Name)[] units = language == Language.Chinese
            ? [(1, ""), (10_000, "万"), (100_000_000, "亿")]
            : [(1, ""), (1_000, "k"), (1_000_000, "M"), (1_000_000_000, "B")];
        var amount = Math.Abs(money.ToDecimal());
        var best = 0;
        // A unit is taken once the amount, as it would be shown in the unit below, reaches it: 99,999,999 is 1亿, not 10,000万.
        while (best + 1 < units.Length && Round(amount / units[best].Size, 2) * units[best].Size >= units[best + 1].Size)
        {
            best++;
        }

        var shown = Round(amount / units[best].Size, 2);
        return Signed(money.Units < 0 && shown != 0, money.Currency, shown.ToString("#,0.##", Invariant) + units[best].Name);
    }

    /// <summary>Every decimal the currency keeps, grouped: ¥1,234,567.89.</summary>
    public static string Exact(Money money, Language language)
    {
        _ = language; // Grouping is by thousands in both.
        return Signed(money.Units < 0, money.Currency, Math.Abs(money.ToDecimal()).ToString("N" + money.Currency.Scale.ToString(Invariant), Invariant));
    }

    /// <summary>A share of 1 as a percentage with one decimal: 0.4567 is 45.7%.</summary>
    public static string Percent(decimal? share, Language language)
    {
        _ = language; // Alike in both.
        return share is { } value ? Round(value * 100, 1).ToString("N1", Invariant) + "%" : Nothing;
    }

    /// <summary>A percentage with its sign: +12.3%.</summary>
    public static string Change(decimal? change, Language language) =>
        change is > 0 ? "+" + Percent(change, language) : Percent(change, language);

    /// <summary>A difference of two shares with its sign: 0.012 is +1.2 百分点, +1.2 pt.</summary>
    public static string Points(decimal? difference, Language language) => difference is not { } value ? Nothing
        : (value > 0 ? "+" : "") + Round(value * 100, 1).ToString("N1", Invariant) + (language == Language.Chinese ? " 百分点" : " pt");

    public static string Percent(Ratio? ratio, Language language) => Percent(ratio?.Value, language);

    /// <summary>2026年3月17日, 17 Mar 2026.</summary>
    public static string Day(DateOnly day, Language language) =>
        day.ToString(language == Language.Chinese ? "yyyy'年'M'月'd'日'" : "d MMM yyyy", Invariant);

    /// <summary>A day near <paramref name="today"/>, for narrow places: without its year where that is the same.</summary>
    public static string NearDay(DateOnly day, DateOnly today, Language language) => day.Year != today.Year
        ? Day(day, language)
        : day.ToString(language == Language.Chinese ? "M'月'd'日'" : "d MMM", Invariant);

    /// <summary>First and last day, both included.</summary>
    public static string Days(DateRange days, Language language) => days.IsEmpty
        ? Nothing
        : Day(days.From, language) + " – " + Day(days.Last, language);

    public static string Number(long value) => value.ToString("N0", Invariant);

    /// <summary>Grouped, at most two decimals.</summary>
    public static string Number(decimal? value) => value is { } number ? Round(number, 2).ToString("#,0.##", Invariant) : Nothing;

    /// <summary>Grouped, at most two decimals; a value that is not finite is no value.</summary>
    public static string Number(double value) =>
        double.IsFinite(value) ? (Math.Round(value, 2, MidpointRounding.AwayFromZero) + 0.0).ToString("#,0.##", Invariant) : Nothing;

    /// <summary>
    /// Any value a sentence may carry, except a sentence: money in short form, ratios as percentages, days, ranges, numbers, text as it
    /// is, and lists of these.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A period: only its calendar can name it, so its label has to be passed. A sentence: <see cref="Texts.Say(Sentence, Language)"/> says it.
    /// </exception>
    public static string Value(object? value, Language language) => value switch
    {
        null => Nothing,
        string text => text,
        Money money => Short(money, language),
        Ratio ratio => Percent(ratio.Value, language),
        Delta change => Change(change.Value, language),
        DateOnly day => Day(day, language),
        DateRange days => Days(days, language),
        int or long or short or byte => Number(Convert.ToInt64(value, Invariant)),
        decimal number => Number(number),
        double number => Number(number),
        float number => Number((double)number),
        Period => throw new ArgumentException("Pass the label of a period: only its fiscal calendar can name it.", nameof(value)),
        Sentence => throw new ArgumentException("A sentence is said by the texts that hold its key.", nameof(value)),
        IEnumerable list => Join(list.Cast<object?>().Select(item => Value(item, language)), language),
        IFormattable other => other.ToString(format: null, Invariant),
        _ => value.ToString() ?? Nothing,
    };

    internal static string Join(IEnumerable<string> values, Language language) => string.Join(language == Language.Chinese ? "、" : ", ", values);

    private static string Signed(bool negative, Currency currency, string digits) =>
        (negative ? "-" : "") + currency.Code switch
        {
            "CNY" => "¥",
            "USD" => "$",
            var code => code + " ",
        } + digits;

    // Zero has a sign in decimal arithmetic, and nobody wants to read "-0".
    private static decimal Round(decimal value, int decimals)
    {
        var rounded = decimal.Round(value, decimals, MidpointRounding.AwayFromZero);
        return rounded == 0 ? 0 : rounded;
    }
}
