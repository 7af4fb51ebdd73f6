using System.Globalization;

namespace Attain.Core;

/// <summary>
/// An amount as a whole number of units (10^-Scale of its currency), so that sums equal their source exactly.
/// May be negative: credits and variances are. Overflow throws; unlike currencies refuse to add or compare.
/// </summary>
/// <param name="Units">Cents at scale 2.</param>
public readonly record struct Money(long Units, Currency Currency) : IComparable<Money>
{
    // The longest text that decimal reads without rounding: 28 significant digits, a sign and a point.
    private const int LongestExactText = 30;

    public static Money Zero(Currency currency) => new(0, currency);

    /// <exception cref="ArgumentException">The value has more decimals than the currency keeps.</exception>
    /// <exception cref="OverflowException">The value does not fit 63 bits of units.</exception>
    public static Money FromDecimal(decimal value, Currency currency)
    {
        var units = value * currency.Factor;
        return units == decimal.Truncate(units)
            ? new Money((long)units, currency)
            : throw new ArgumentException($"{value.ToString(CultureInfo.InvariantCulture)} has more than {currency.Scale} decimals.", nameof(value));
    }

    /// <summary>The nearest amount the currency can hold, half away from zero.</summary>
    /// <exception cref="OverflowException">The value does not fit 63 bits of units.</exception>
    public static Money Round(decimal value, Currency currency) =>
        FromDecimal(decimal.Round(value, currency.Scale, MidpointRounding.AwayFromZero), currency);

    /// <summary>
    /// Reads digits with an optional sign and decimal point ("-1234.5"), independent of culture and without grouping.
    /// False when the text is no such number, has more decimals than the currency keeps, or is too large.
    /// </summary>
    public static bool TryParse(string? text, Currency currency, out Money money)
    {
        money = Zero(currency);
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length > LongestExactText
            || !decimal.TryParse(trimmed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        // Large enough for any 63-bit amount, small enough that scaling it cannot overflow decimal.
        if (Math.Abs(value) > long.MaxValue)
        {
            return false;
        }

        var units = value * currency.Factor;
        if (units != decimal.Truncate(units) || units is < long.MinValue or > long.MaxValue)
        {
            return false;
        }

        money = new Money((long)units, currency);
        return true;
    }

    public static Money operator +(Money left, Money right) => new(left.Units + Alike(left, right).Units, left.Currency);

    public static Money operator -(Money left, Money right) => new(left.Units - Alike(left, right).Units, left.Currency);

    public static Money operator -(Money value) => new(-value.Units, value.Currency);

    public static Money operator *(Money value, long times) => new(value.Units * times, value.Currency);

    public static Money operator *(long times, Money value) => value * times;

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public int CompareTo(Money other) => Units.CompareTo(Alike(this, other).Units);

    public decimal ToDecimal() => (decimal)Units / Currency.Factor;

    /// <summary>Every decimal the currency keeps, independent of culture, no grouping, no symbol: "123.4500".</summary>
    public string ToExact() => ToDecimal().ToString("F" + Currency.Scale.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public override string ToString() => $"{ToExact()} {Currency.Code}";

    private static Money Alike(Money left, Money right) =>
        left.Currency == right.Currency ? right : throw new CurrencyMismatchException(left.Currency, right.Currency);
}
