using System.Diagnostics;

namespace Attain.Bench;

/// <summary>How long something took, run several times.</summary>
/// <param name="Least">Nearest to what the work itself takes where other processes want the cores as well.</param>
internal sealed record Timed<T>(T Result, TimeSpan Median, TimeSpan Least);

internal static class Timing
{
    public static (T Result, TimeSpan Time) Once<T>(Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        var result = work();
        return (result, watch.Elapsed);
    }

    /// <summary>Several runs after two that do not count, in which code is compiled and caches fill.</summary>
    public static Timed<T> Several<T>(int runs, Func<T> work) => SeveralOf(runs, () => Once(work));

    /// <summary>The same of work that times the part of it that counts.</summary>
    public static Timed<T> SeveralOf<T>(int runs, Func<(T Result, TimeSpan Time)> work)
    {
        work();
        var (result, _) = work();
        var times = new List<TimeSpan>();
        for (var run = 0; run < runs; run++)
        {
            (result, var time) = work();
            times.Add(time);
        }

        times.Sort();
        return new(result, times[times.Count / 2], times[0]);
    }
}
