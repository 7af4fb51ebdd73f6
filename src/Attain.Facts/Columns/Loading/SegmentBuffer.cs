namespace Attain.Facts;

/// <summary>The rows of one block while they are gathered, column by column; used for one block after another.</summary>
internal sealed class SegmentBuffer
{
    private readonly FactLayout _layout;
    private readonly long[][] _columns;
    private readonly int[] _read;
    private readonly int[] _known;

    public SegmentBuffer(FactLayout layout)
    {
        _layout = layout;
        // Most facts are few; the buffer grows to a whole block only for those that are many.
        _columns = [.. layout.Fields.Select(_ => new long[256])];
        FactField[] read = [.. layout.Fields.Where(f => f.Sql is not null)];
        _read = [.. read.Select(f => IndexOf(f.Column))];
        _known = [.. read.Select(f => layout.Fields.Index().Where(k => k.Item.KnownOf == f.Column).Select(k => k.Index).FirstOrDefault(-1))];
    }

    public int Count { get; private set; }

    /// <summary>The first <see cref="Count"/> values are the rows'. What is not read holds what an earlier block left, and must be filled.</summary>
    public long[] this[FactColumn column] => _columns[IndexOf(column)];

    /// <param name="row">As <see cref="FactLayout.Select"/> names its fields.</param>
    public void Add(IRowReader row)
    {
        var at = Count;
        if (at == _columns[0].Length)
            for (var i = 0; i < _columns.Length; i++) Array.Resize(ref _columns[i], at * 4);
        for (var i = 0; i < _read.Length; i++)
        {
            var value = row.Number(i);
            _columns[_read[i]][at] = value;
            if (_known[i] >= 0) _columns[_known[i]][at] = value != 0 || !row.IsNull(i) ? 1 : 0;
        }
        Count++;
    }

    /// <summary>Copies a row over an earlier one.</summary>
    public void Move(int from, int to)
    {
        foreach (var column in _columns) column[to] = column[from];
    }

    /// <summary>Keeps only so many rows from the first.</summary>
    public void Truncate(int count) => Count = count;

    /// <summary>The rows as a segment, or null when there are none; the buffer is empty afterwards.</summary>
    public Segment? Take()
    {
        var segment = Count == 0 ? null : new Segment(_columns.Select(c => ColumnChunk.Pack(c.AsSpan(0, Count))));
        Count = 0;
        return segment;
    }

    private int IndexOf(FactColumn column)
    {
        for (var i = 0; i < _layout.Fields.Count; i++)
            if (_layout.Fields[i].Column == column) return i;
        throw new ArgumentOutOfRangeException(nameof(column), column, $"{_layout.Kind} has no such column.");
    }
}
