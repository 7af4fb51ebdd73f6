namespace Attain.Facts;

/// <summary>
/// The rows of a fact whose ids lie in one block of <see cref="Capacity"/>, in id order, column by column. What is
/// deleted is not in it, so it may hold fewer. Immutable, shared between snapshots for as long as its rows stay the same.
/// </summary>
public sealed class Segment
{
    /// <summary>2^<see cref="Bits"/> ids to a block.</summary>
    public const int Capacity = 1 << Bits;

    internal const int Bits = 16;

    private readonly ColumnChunk[] _chunks;

    /// <param name="chunks">One per column of the fact, in its order; the first holds the ids.</param>
    internal Segment(IEnumerable<ColumnChunk> chunks)
    {
        _chunks = [.. chunks];
        Count = _chunks[0].Count;
    }

    public int Count { get; }

    public int FirstId => (int)_chunks[0].Min;

    public int LastId => (int)_chunks[0].Max;

    /// <summary>Which block of ids this is, from 0.</summary>
    public int Block => BlockOf(FirstId);

    /// <summary>Bytes of memory.</summary>
    public long Bytes => _chunks.Sum(c => c.Bytes);

    /// <summary>A column by its <see cref="FactTable.Index"/>.</summary>
    public ColumnChunk this[int index] => _chunks[index];

    internal static int BlockOf(long id) => (int)((id - 1) >> Bits);

    /// <summary>This segment with every chunk that equals the other's replaced by it, so that equal memory is held once.</summary>
    internal Segment Sharing(Segment other)
    {
        if (other.Count != Count || other._chunks.Length != _chunks.Length) return this;
        var chunks = _chunks.Zip(other._chunks, (mine, theirs) => mine.SameAs(theirs) ? theirs : mine).ToArray();
        return chunks.SequenceEqual(other._chunks, ReferenceEqualityComparer.Instance) ? other : new Segment(chunks);
    }

    /// <summary>This segment with some columns replaced.</summary>
    internal Segment With(params ReadOnlySpan<(int Index, ColumnChunk Chunk)> replaced)
    {
        ColumnChunk[] chunks = [.. _chunks];
        foreach (var (index, chunk) in replaced) chunks[index] = chunk;
        return new Segment(chunks).Sharing(this);
    }
}
