using System.Globalization;

namespace Attain.Facts;

/// <summary>
/// Reads numbers as a file writes them, exactly: signs before or after, parentheses for negative, grouping where it
/// groups by three, currency signs, percent, exponents.
/// </summary>
internal sealed class NumberReader(char decimalSign, char? thousands)
{
    private const int Longest = 64;

    // What a decimal holds for certain.
    private const int MostDigits = 28;

    public bool TryRead(ReadOnlySpan<char> text, out decimal value) => TryPlain(text, out value) || TryAny(text, out value);

    /// <summary>Digits with at most a minus and a decimal sign: nearly every number there is.</summary>
    private bool TryPlain(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        var negative = text.Length > 0 && text[0] == '-';
        var digits = negative ? text[1..] : text;
        if (digits.Length is 0 or > 18) return false;
        long whole = 0;
        var point = -1;
        for (var i = 0; i < digits.Length; i++)
        {
            if (char.IsAsciiDigit(digits[i])) whole = (whole * 10) + (digits[i] - '0');
            else if (digits[i] == decimalSign && point < 0) point = i;
            else return false;
        }
        if (point >= 0 && digits.Length == 1) return false;
        var scale = point < 0 ? 0 : digits.Length - point - 1;
        value = new decimal(unchecked((int)whole), (int)(whole >> 32), 0, negative, (byte)scale);
        return true;
    }

    private bool TryAny(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        if (text.Length > Longest) return false;
        var percent = text.EndsWith("%");
        if (percent) text = text[..^1].TrimEnd();
        var bracketed = text.Length > 2 && text[0] == '(' && text[^1] == ')';
        if (bracketed) text = text[1..^1];
        text = text.Trim("¥￥$€£元 \u00a0");

        Span<char> clean = stackalloc char[Longest];
        var (length, digits, group, seenPoint) = (0, 0, -1, false);
        foreach (var c in text)
        {
            if (c == thousands || (thousands is ' ' && c is '\u00a0' or '\u202f'))
            {
                if (seenPoint || digits == 0 || (group >= 0 && group != 3) || (group < 0 && digits > 3)) return false;
                group = 0;
                continue;
            }
            if (c == decimalSign)
            {
                if (group >= 0 && group != 3) return false;
                (seenPoint, group) = (true, -1);
                clean[length++] = '.';
                continue;
            }
            if (c is '.' or ',') return false;
            if (char.IsAsciiDigit(c))
            {
                digits++;
                if (group >= 0) group++;
            }
            clean[length++] = c;
        }
        if (group >= 0 && group != 3) return false;
        if (digits > MostDigits) return false;
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowTrailingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!decimal.TryParse(clean[..length], style, CultureInfo.InvariantCulture, out value)) return false;
        if (bracketed)
        {
            if (value < 0) return false;
            value = -value;
        }
        if (percent) value /= 100;
        return true;
    }
}
