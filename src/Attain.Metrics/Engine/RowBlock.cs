using System.Buffers;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>
/// One segment's columns, each decoded once and only when asked for, into buffers that are used again for the next segment.
/// Not shared between threads. Buffers are borrowed: a question over a few rows must not pay for fresh memory of a whole segment.
/// </summary>
internal sealed class RowBlock(FactTable table) : IDisposable
{
    private static readonly int Columns = Enum.GetValues<FactColumn>().Length;

    private readonly int[]?[] _ints = new int[]?[Columns];
    private readonly long[]?[] _longs = new long[]?[Columns];
    private readonly bool[] _hasInts = new bool[Columns];
    private readonly bool[] _hasLongs = new bool[Columns];
    private Segment? _segment;

    public int Count => _segment!.Count;

    public void Load(Segment segment)
    {
        _segment = segment;
        Array.Clear(_hasInts);
        Array.Clear(_hasLongs);
    }

    /// <summary>Ids, days and flags.</summary>
    public ReadOnlySpan<int> Ints(FactColumn column)
    {
        var buffer = _ints[(int)column] ??= ArrayPool<int>.Shared.Rent(Segment.Capacity);
        if (!_hasInts[(int)column]) Chunk(column).Decode(buffer.AsSpan(0, Segment.Capacity));
        _hasInts[(int)column] = true;
        return buffer.AsSpan(0, Count);
    }

    /// <summary>Amounts and quantities.</summary>
    public ReadOnlySpan<long> Longs(FactColumn column)
    {
        var buffer = _longs[(int)column] ??= ArrayPool<long>.Shared.Rent(Segment.Capacity);
        if (!_hasLongs[(int)column]) Chunk(column).Decode(buffer.AsSpan(0, Segment.Capacity));
        _hasLongs[(int)column] = true;
        return buffer.AsSpan(0, Count);
    }

    public void Dispose()
    {
        foreach (var buffer in _ints) if (buffer is not null) ArrayPool<int>.Shared.Return(buffer);
        foreach (var buffer in _longs) if (buffer is not null) ArrayPool<long>.Shared.Return(buffer);
        Array.Clear(_ints);
        Array.Clear(_longs);
    }

    public ColumnChunk Chunk(FactColumn column) => _segment![table.Index(column)];
}
