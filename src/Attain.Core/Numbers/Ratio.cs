namespace Attain.Core;

/// <summary>A share or rate, 1 being the whole; shown as a percentage.</summary>
public readonly record struct Ratio(decimal Value)
{
    /// <summary>Numerator over denominator, or null where nothing is divided by: an undefined rate is undefined, not 0.</summary>
    public static Ratio? Of(decimal numerator, decimal denominator) => denominator == 0 ? null : new Ratio(numerator / denominator);

    public override string ToString() => Format.Percent(Value, Language.English);
}
