namespace Attain.Metrics;

/// <summary>
/// Additive logarithmic mean Divisia index (LMDI-I): splits the change of a product of drivers in proportion to the logarithms of
/// their growth,
/// <code>Δᵢ = L(V₁, V₀) ln(xᵢ₁ / xᵢ₀),   L(a, b) = (a − b) / (ln a − ln b),   L(a, a) = a.</code>
/// Offered beside <see cref="Shapley"/>; needs values that are not negative. Where the product is 0 on one side, the limit is taken
/// as the zeros are approached together: the drivers that are 0 there share the change equally, the others get nothing.
/// Source: B. W. Ang, "The LMDI approach to decomposition analysis: a practical guide", Energy Policy 33 (2005); zeros:
/// B. W. Ang, N. Liu, "Handling zero values in the logarithmic mean Divisia index decomposition approach", Energy Policy 35 (2007).
/// </summary>
public static class Lmdi
{
    /// <returns>The share of each driver in the change of the product, in its unit; sums to the change up to decimal's 28 digits.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a value is negative.</exception>
    public static IReadOnlyList<decimal> Split(IReadOnlyList<decimal> before, IReadOnlyList<decimal> after)
    {
        if (before.Count != after.Count)
        {
            throw new ArgumentException($"{before.Count} drivers before, {after.Count} after.", nameof(after));
        }

        if (before.Concat(after).Any(value => value < 0))
        {
            throw new ArgumentException("The logarithm of a negative driver does not exist; use Shapley.", nameof(before));
        }

        var from = before.Aggregate(1m, (product, value) => product * value);
        var to = after.Aggregate(1m, (product, value) => product * value);
        return (from, to) switch
        {
            (0, 0) => new decimal[before.Count],
            (0, _) => ShareAmongZeros(before, to),
            (_, 0) => ShareAmongZeros(after, -from),
            _ => ByLogarithms(before, after, from, to),
        };
    }

    private static decimal[] ShareAmongZeros(IReadOnlyList<decimal> drivers, decimal change)
    {
        var zeros = drivers.Count(value => value == 0);
        return [.. drivers.Select(value => value == 0 ? change / zeros : 0)];
    }

    private static decimal[] ByLogarithms(IReadOnlyList<decimal> before, IReadOnlyList<decimal> after, decimal from, decimal to)
    {
        var mean = from == to ? (double)from : (double)(to - from) / (Math.Log((double)to) - Math.Log((double)from));
        var parts = new decimal[before.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = (decimal)(mean * Math.Log((double)after[i] / (double)before[i]));
        }

        // Logarithms are known to some 16 digits, the change exactly; the difference goes where it matters least.
        var largest = Array.IndexOf(parts, parts.MaxBy(Math.Abs));
        if (largest >= 0)
        {
            parts[largest] += to - from - parts.Sum();
        }

        return parts;
    }
}
