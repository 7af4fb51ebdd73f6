using System.Buffers;
using Attain.Facts;

namespace Attain.Execution;

/// <summary>Some columns of a fact, segment by segment, in buffers that are lent and given back.</summary>
internal sealed class SegmentReader(FactTable table, params FactColumn[] columns) : IDisposable
{
    private readonly int[] _indexes = [.. columns.Select(table.Index)];
    private readonly long[][] _buffers = [.. columns.Select(_ => ArrayPool<long>.Shared.Rent(Segment.Capacity))];

    /// <summary>How many rows, and the columns in the order asked for; good until the next is read.</summary>
    public (int Count, long[][] Columns) Read(Segment segment)
    {
        for (var i = 0; i < _indexes.Length; i++) segment[_indexes[i]].Decode(_buffers[i]);
        return (segment.Count, _buffers);
    }

    public void Dispose()
    {
        foreach (var buffer in _buffers) ArrayPool<long>.Shared.Return(buffer);
    }
}
