using Attain.Core;

namespace Attain.Targets;

/// <summary>A leaf of a breakdown.</summary>
/// <param name="Keys">
/// One per dimension: the dense id of a member, 0 for nobody in particular; for months the epoch day of their first day.
/// </param>
public sealed record BreakdownCell(IReadOnlyList<int> Keys, long Units);

/// <summary>An amount cut along dimensions down to leaves. Every total is the sum of its leaves, exactly.</summary>
public sealed record Breakdown(Currency Currency, IReadOnlyList<Dimension> Along, IReadOnlyList<BreakdownCell> Cells)
{
    public Money Total => new(Cells.Sum(cell => cell.Units), Currency);

    /// <summary>Totals by some of the dimensions it is cut along, ordered by their keys.</summary>
    /// <exception cref="ArgumentException">It is not cut along one of them.</exception>
    public IReadOnlyList<BreakdownCell> SumBy(params ReadOnlySpan<Dimension> by)
    {
        var places = new int[by.Length];
        for (var i = 0; i < by.Length; i++)
        {
            places[i] = Place(by[i]);
            if (places[i] < 0) throw new ArgumentException($"The breakdown is not cut along {by[i].Name()}.", nameof(by));
        }
        return [.. Cells
            .GroupBy(cell => new KeyList([.. places.Select(place => cell.Keys[place])]))
            .OrderBy(group => group.Key.Keys, KeyList.Order)
            .Select(group => new BreakdownCell(group.Key.Keys, group.Sum(cell => cell.Units)))];
    }

    internal int Place(Dimension dimension)
    {
        for (var i = 0; i < Along.Count; i++)
            if (Along[i] == dimension) return i;
        return -1;
    }
}

/// <summary>Keys compared by what they hold.</summary>
internal readonly struct KeyList(int[] keys) : IEquatable<KeyList>
{
    public static Comparer<int[]> Order { get; } = Comparer<int[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right));

    public int[] Keys => keys;

    public bool Equals(KeyList other) => keys.AsSpan().SequenceEqual(other.Keys);

    public override bool Equals(object? obj) => obj is KeyList other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var key in keys) hash.Add(key);
        return hash.ToHashCode();
    }
}
