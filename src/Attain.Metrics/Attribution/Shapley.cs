namespace Attain.Metrics;

/// <summary>
/// Splits the change of a product of drivers (leads × conversion × average value) fairly among them: each driver gets what it adds on
/// average over all orders in which the drivers could have moved from their old values to their new ones. With v(S) the product when
/// the drivers in S are new and all others old,
/// <code>φᵢ = Σ over S not holding i of |S|! (n − |S| − 1)! / n! × (v(S ∪ i) − v(S)),   Σ φᵢ = v(all) − v(none).</code>
/// Unlike sequential substitution the answer does not depend on the order in which the drivers are listed; drivers that moved alike get
/// alike. Zeros and negative values need no special case.
/// Source: L. S. Shapley, "A value for n-person games" (1953); as index decomposition: J. Albrecht, D. François, K. Schoors,
/// "A Shapley decomposition of carbon emissions without residuals", Energy Policy 30 (2002).
/// </summary>
public static class Shapley
{
    /// <summary>All subsets are enumerated (2ⁿ products): exact, and still quick at this many drivers.</summary>
    public const int MostDrivers = 12;

    /// <param name="before">The drivers' old values.</param>
    /// <param name="after">Their new values, in the same order.</param>
    /// <returns>The share of each driver in the change of the product, in its unit; sums to the change up to decimal's 28 digits.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or hold more than <see cref="MostDrivers"/>.</exception>
    public static IReadOnlyList<decimal> Split(IReadOnlyList<decimal> before, IReadOnlyList<decimal> after)
    {
        if (before.Count != after.Count)
        {
            throw new ArgumentException($"{before.Count} drivers before, {after.Count} after.", nameof(after));
        }

        var count = before.Count;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostDrivers, nameof(before));

        // Bit i of a set says that driver i has its new value.
        var products = new decimal[1 << count];
        for (var set = 0; set < products.Length; set++)
        {
            products[set] = 1;
            for (var i = 0; i < count; i++)
            {
                products[set] *= (set >> i & 1) == 1 ? after[i] : before[i];
            }
        }

        var parts = new decimal[count];
        for (var i = 0; i < count; i++)
        {
            for (var set = 0; set < products.Length; set++)
            {
                if ((set >> i & 1) == 0)
                {
                    var step = products[set | 1 << i] - products[set];
                    parts[i] += Share(step, count, int.PopCount(set));
                }
            }
        }

        return parts;
    }

    // |S|! (n − |S| − 1)! / n!  =  1 / (n × C(n − 1, |S|)), which divides by a whole number once.
    private static decimal Share(decimal step, int count, int others)
    {
        long choose = 1;
        for (var k = 1; k <= others; k++)
        {
            choose = choose * (count - k) / k;
        }

        return step / (count * choose);
    }
}
