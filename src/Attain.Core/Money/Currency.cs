namespace Attain.Core;

/// <summary>
/// A currency at the precision a workspace keeps it: 2 for yuan and cents, 4 where source lines carry four decimals.
/// The same code at another scale is another currency as far as arithmetic goes.
/// </summary>
/// <param name="Code">ISO 4217, three upper-case letters.</param>
/// <param name="Scale">Decimals kept, 0 to 6.</param>
/// <exception cref="ArgumentException">The code is not three upper-case letters, or the scale is out of range.</exception>
public readonly record struct Currency(string Code, int Scale)
{
    public string Code { get; } = Code is { Length: 3 } && Code.All(char.IsAsciiLetterUpper)
        ? Code
        : throw new ArgumentException($"'{Code}' is not a currency code: three upper-case letters are expected, like CNY.", nameof(Code));

    public int Scale { get; } = Scale is >= 0 and <= 6
        ? Scale
        : throw new ArgumentOutOfRangeException(nameof(Scale), Scale, "A currency keeps 0 to 6 decimals.");

    /// <summary>Units in one whole: 10^Scale.</summary>
    public long Factor => Scale switch
    {
        0 => 1,
        1 => 10,
        2 => 100,
        3 => 1_000,
        4 => 10_000,
        5 => 100_000,
        _ => 1_000_000,
    };

    public override string ToString() => Code;
}
