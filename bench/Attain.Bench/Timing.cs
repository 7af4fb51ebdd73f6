using System.Diagnostics;

namespace Attain.Bench;

internal static class Timing
{
    public static (T Result, TimeSpan Time) Once<T>(Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        var result = work();
        return (result, watch.Elapsed);
    }

    /// <summary>The median of several runs after two that do not count, in which code is compiled and caches fill.</summary>
    public static (T Result, TimeSpan Time) Median<T>(int runs, Func<T> work) => MedianOf(runs, () => Once(work));

    /// <summary>The same of work that times the part of it that counts.</summary>
    public static (T Result, TimeSpan Time) MedianOf<T>(int runs, Func<(T Result, TimeSpan Time)> work)
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
        return (result, times[times.Count / 2]);
    }
}
