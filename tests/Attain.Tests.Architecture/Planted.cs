using System.Collections.Concurrent;

namespace Attain.Tests.Architecture;

#pragma warning disable MA0053, CA1852, CA2211, CA1810, MA0069, RCS1163, CS0414, CA1823, RCS1213, IDE0051, IDE0052, CS0169, MA0018 // This file is wrong on purpose.

/// <summary>Types that break the rules, for the rules to find.</summary>
internal static class Planted
{
    internal class Open;

    internal sealed class Shut;

    internal abstract class Base;

    internal static class Changing
    {
        internal static int Field = 1;
        internal static readonly List<int> Collection = [];
        private static readonly ConcurrentDictionary<int, int> Cache = new();

        internal static int Settable { get; set; }

        internal static int[] Kept { get; } = [1];

        internal static int Count => Cache.Count;
    }

    internal static class Staying
    {
        internal const int Constant = 1;
        internal static readonly IReadOnlyList<int> ReadOnly = [1];
        private static readonly int[] Table = [1, 2];

        internal static IReadOnlyList<int> Kept { get; } = [1];

        internal static int[] Fresh => [1];

        internal static int Sum => Table.Sum();
    }
}
