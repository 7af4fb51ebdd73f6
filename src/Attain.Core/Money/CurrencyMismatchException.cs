namespace Attain.Core;

/// <summary>Two amounts of unlike currencies, or of one currency at unlike scales, were to be added or compared.</summary>
public sealed class CurrencyMismatchException(Currency left, Currency right)
    : InvalidOperationException($"{left.Code} with {left.Scale} decimals and {right.Code} with {right.Scale} decimals do not mix.")
{
    public Currency Left { get; } = left;

    public Currency Right { get; } = right;
}
