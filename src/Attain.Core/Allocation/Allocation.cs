using System.Numerics;

namespace Attain.Core;

/// <summary>
/// Amounts divided exactly: the parts always add up to the whole, to the last unit. The parts of a negative total mirror those of the
/// positive one.
/// </summary>
public static partial class Allocation
{
    /// <summary>
    /// Spreads a total in proportion to weights by the largest-remainder method (Hamilton): everyone gets the whole units of their
    /// share, and the units left over go to the largest remainders, the lowest index first where they tie. A weight of zero receives
    /// nothing; weights that are all zero spread equally. Exact for any total and any weights.
    /// </summary>
    /// <exception cref="ArgumentException">A weight is negative, or there are none to take a total that is not 0.</exception>
    public static long[] Spread(long total, ReadOnlySpan<long> weights)
    {
        var wide = new Int128[weights.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = weights[i];
        }

        return Spread<Int128>(total, wide);
    }

    /// <summary>The same for fractional weights; no digit of them is rounded away.</summary>
    /// <inheritdoc cref="Spread(long, ReadOnlySpan{long})"/>
    public static long[] Spread(long total, ReadOnlySpan<decimal> weights)
    {
        var finest = 0;
        foreach (var weight in weights)
        {
            finest = Math.Max(finest, weight.Scale);
        }

        var whole = new BigInteger[weights.Length];
        for (var i = 0; i < whole.Length; i++)
        {
            // A decimal is a whole number over a power of ten; brought to one power, the whole numbers are the weights.
            var scale = weights[i].Scale;
            whole[i] = Mantissa(weights[i]) * BigInteger.Pow(10, finest - scale);
        }

        return Spread<BigInteger>(total, whole);
    }

    // Int128 holds |total| × weight for any two longs, so the common case needs no big numbers.
    private static long[] Spread<T>(long total, T[] weights)
        where T : IBinaryInteger<T>
    {
        if (weights.Length == 0)
        {
            return total == 0 ? [] : throw new ArgumentException("There is nothing to spread the total to.", nameof(weights));
        }

        var sum = T.Zero;
        foreach (var weight in weights)
        {
            sum += T.IsNegative(weight) ? throw new ArgumentException("A weight cannot be negative.", nameof(weights)) : weight;
        }

        if (T.IsZero(sum))
        {
            Array.Fill(weights, T.One);
            sum = T.CreateChecked(weights.Length);
        }

        var magnitude = T.Abs(T.CreateChecked(total));
        var remainders = new T[weights.Length];
        var shares = new T[weights.Length];
        var left = magnitude;
        for (var i = 0; i < weights.Length; i++)
        {
            (shares[i], remainders[i]) = T.DivRem(magnitude * weights[i], sum);
            left -= shares[i];
        }

        foreach (var i in LargestFirst(remainders, int.CreateChecked(left)))
        {
            shares[i] += T.One;
        }

        return Array.ConvertAll(shares, share => long.CreateChecked(total < 0 ? -share : share));
    }

    private static IEnumerable<int> LargestFirst<T>(T[] remainders, int count)
        where T : IBinaryInteger<T> =>
        count == 0 ? [] : Enumerable.Range(0, remainders.Length).OrderByDescending(i => remainders[i]).Take(count);

    private static BigInteger Mantissa(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return (BigInteger)new decimal(bits[0], bits[1], bits[2], value < 0, scale: 0);
    }
}
