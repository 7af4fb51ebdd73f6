namespace Attain.Core;

/// <summary>A closed range of values.</summary>
public readonly record struct Interval(double Low, double High);

public static class Statistics
{
    /// <summary>
    /// The value below which the share <paramref name="p"/> of the values lies, interpolated linearly between neighbours
    /// (Hyndman and Fan 1996, type 7, as spreadsheets do).
    /// </summary>
    /// <param name="values">In any order; left as they are.</param>
    /// <param name="p">0 (smallest value) to 1 (largest).</param>
    /// <exception cref="ArgumentException">No values, or p out of range.</exception>
    public static double Quantile(ReadOnlySpan<double> values, double p)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("Without values there is no quantile.", nameof(values));
        }

        if (p is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A quantile lies between 0 and 1.");
        }

        var sorted = values.ToArray();
        Array.Sort(sorted);
        var position = p * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /// <exception cref="ArgumentException">No values.</exception>
    public static double Median(ReadOnlySpan<double> values) => Quantile(values, 0.5);

    /// <summary>
    /// Where the true rate lies, given this many successes in this many trials (Wilson 1927). Stays within 0 and 1 and is honest for
    /// small groups; no trials at all leave everything open.
    /// </summary>
    /// <param name="z">Standard deviations: 1.96 for 95 %, 1.2816 for 80 %.</param>
    /// <exception cref="ArgumentException">Counts are negative or there are more successes than trials.</exception>
    public static Interval Wilson(long successes, long trials, double z = 1.96)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (trials == 0)
        {
            return new Interval(0, 1);
        }

        double n = trials;
        var rate = successes / n;
        var spread = 1 + z * z / n;
        var centre = (rate + z * z / (2 * n)) / spread;
        var half = z / spread * Math.Sqrt(rate * (1 - rate) / n + z * z / (4 * n * n));
        return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
