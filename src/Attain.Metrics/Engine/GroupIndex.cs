using System.Runtime.InteropServices;

namespace Attain.Metrics;

/// <summary>
/// Gives each combination of axis codes a slot, counted from 1; slot 0 takes the rows that do not count. Where the space of
/// combinations is small, the combination itself is the slot; where it is large and mostly empty (customer × product × day), slots are
/// handed out as combinations appear.
/// </summary>
internal sealed class GroupIndex
{
    /// <summary>Up to this many combinations are addressed directly: 32 MB for a sum.</summary>
    private const long DirectUpTo = 4_000_000;

    private readonly IReadOnlyList<Axis> _axes;
    private readonly int[] _codes = new int[Facts.Segment.Capacity];
    private readonly Dictionary<long, int>? _slots;
    private readonly List<long> _combinations = [];
    private readonly long[]? _wide;
    private readonly int _direct;

    public GroupIndex(IReadOnlyList<Axis> axes)
    {
        _axes = axes;
        var space = axes.Aggregate((Int128)1, (product, axis) => product * Math.Max(axis.Cardinality, 1));
        if (space > long.MaxValue) throw new Core.RefusedException(Core.Sentence.Of("metrics.tooManyGroups"));
        if (space <= DirectUpTo)
        {
            _direct = (int)space;
            return;
        }

        _slots = [];
        _wide = new long[Facts.Segment.Capacity];
    }

    /// <summary>Slots in use or reserved, slot 0 included.</summary>
    public int Slots => 1 + (_slots is null ? _direct : _combinations.Count);

    /// <summary>Writes every row's slot: 0 where <paramref name="keep"/> is false.</summary>
    public void Assign(RowBlock block, ReadOnlySpan<bool> keep, Span<int> slots)
    {
        if (_slots is null) AssignDirect(block, keep, slots);
        else AssignByLookUp(block, keep, slots);
    }

    /// <summary>The slot here of each slot of another index over the same axes.</summary>
    public int[] SlotsOf(GroupIndex other)
    {
        var map = new int[other.Slots];
        for (var slot = 1; slot < map.Length; slot++) map[slot] = _slots is null ? slot : SlotOf(other._combinations[slot - 1]);
        return map;
    }

    /// <summary>The codes a slot stands for, axis by axis.</summary>
    public void Codes(int slot, Span<int> into)
    {
        var combination = _slots is null ? slot - 1 : _combinations[slot - 1];
        for (var axis = _axes.Count - 1; axis >= 0; axis--)
        {
            into[axis] = (int)(combination % _axes[axis].Cardinality);
            combination /= _axes[axis].Cardinality;
        }
    }

    private void AssignDirect(RowBlock block, ReadOnlySpan<bool> keep, Span<int> slots)
    {
        slots.Clear();
        foreach (var axis in _axes)
        {
            axis.Codes(block, _codes);
            var cardinality = axis.Cardinality;
            unchecked
            {
                for (var i = 0; i < slots.Length; i++) slots[i] = slots[i] * cardinality + _codes[i];
            }
        }

        for (var i = 0; i < slots.Length; i++) slots[i] = keep[i] ? slots[i] + 1 : 0;
    }

    private void AssignByLookUp(RowBlock block, ReadOnlySpan<bool> keep, Span<int> slots)
    {
        var combinations = _wide.AsSpan(0, slots.Length);
        combinations.Clear();
        foreach (var axis in _axes)
        {
            axis.Codes(block, _codes);
            for (var i = 0; i < combinations.Length; i++) combinations[i] = combinations[i] * axis.Cardinality + _codes[i];
        }

        for (var i = 0; i < slots.Length; i++) slots[i] = keep[i] ? SlotOf(combinations[i]) : 0;
    }

    private int SlotOf(long combination)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_slots!, combination, out var known);
        if (known) return slot;
        _combinations.Add(combination);
        return slot = _combinations.Count;
    }
}
