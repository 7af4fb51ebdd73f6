namespace Attain.Metrics;

/// <summary>Computes measures, group by group, for one question.</summary>
internal interface IMeasureExecutor
{
    MeasureTable Run(IReadOnlyList<Measure> measures);
}

/// <summary>
/// The key of a group, one number per dimension asked: a dense id, the epoch day on which a period starts, or the place of a window;
/// 0 for none.
/// </summary>
internal readonly struct GroupKey(int[] parts) : IEquatable<GroupKey>
{
    public static GroupKey Empty { get; } = new([]);

    public int this[int index] => parts[index];

    public bool Equals(GroupKey other) => parts.AsSpan().SequenceEqual(other.Parts);

    public override bool Equals(object? obj) => obj is GroupKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var part in parts) hash = unchecked(hash * 0x01000193 + part);
        return unchecked(hash * (int)0x9E3779B1);
    }

    private int[] Parts => parts;
}

/// <summary>
/// Whole numbers by group and measure. A measure without rows in a group it shares with others has <see cref="Measure.OfNothing"/>; null is undefined.
/// </summary>
internal sealed class MeasureTable(IReadOnlyList<Measure> measures)
{
    private readonly List<GroupKey> _keys = [];
    private readonly List<long?[]> _values = [];
    private Dictionary<GroupKey, int>? _index;

    public IReadOnlyList<Measure> Measures => measures;

    public IReadOnlyList<GroupKey> Keys => _keys;

    public long? this[int row, int measure] => _values[row][measure];

    public int IndexOf(Measure measure)
    {
        for (var i = 0; i < measures.Count; i++)
            if (ReferenceEquals(measures[i], measure)) return i;
        throw new ArgumentException("Not among the measures computed.", nameof(measure));
    }

    /// <summary>The values of a group, those of nothing when it is new.</summary>
    public long?[] Row(GroupKey key)
    {
        if (_index is null)
        {
            _index = new(_keys.Count);
            for (var i = 0; i < _keys.Count; i++) _index.Add(_keys[i], i);
        }

        if (_index.TryGetValue(key, out var row)) return _values[row];
        _index.Add(key, _keys.Count);
        return Append(key);
    }

    /// <summary>The values of a group known not to be there yet: no look-up.</summary>
    public long?[] NewRow(GroupKey key)
    {
        _index?.Add(key, _keys.Count);
        return Append(key);
    }

    private long?[] Append(GroupKey key)
    {
        var values = new long?[measures.Count];
        for (var i = 0; i < values.Length; i++) values[i] = measures[i].OfNothing;
        _keys.Add(key);
        _values.Add(values);
        return values;
    }
}
