namespace Attain.Metrics;

/// <summary>The one place where the parts of a gap are rounded.</summary>
public static class ExactParts
{
    /// <summary>
    /// Rounds parts to whole units so that they sum to the total exactly, each to one of its two neighbours: all are rounded down, and
    /// the units left over go to the largest remainders, the first where they tie.
    /// </summary>
    /// <exception cref="ArgumentException">The parts do not sum to the total to within half a unit: they were wrong before rounding.</exception>
    public static long[] Round(IReadOnlyList<decimal> parts, long total)
    {
        if (Math.Abs(parts.Sum() - total) >= 0.5m)
        {
            throw new ArgumentException($"Parts sum to {parts.Sum()}, not to {total}.", nameof(parts));
        }

        var units = parts.Select(part => (long)decimal.Floor(part)).ToArray();
        var left = (int)(total - units.Sum());
        foreach (var i in Enumerable.Range(0, units.Length).OrderByDescending(i => parts[i] - units[i]).Take(left))
        {
            units[i]++;
        }

        return units;
    }
}
