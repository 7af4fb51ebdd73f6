namespace Attain.Facts;

/// <summary>All rows of one fact that are not deleted, in id order. Immutable.</summary>
public sealed class FactTable
{
    private readonly int[] _index = new int[Enum.GetValues<FactColumn>().Length];

    internal FactTable(FactKind kind, IReadOnlyList<FactColumn> columns, IEnumerable<Segment> segments)
    {
        (Kind, Columns, Segments) = (kind, columns, [.. segments]);
        Rows = Segments.Sum(s => s.Count);
        Array.Fill(_index, -1);
        for (var i = 0; i < columns.Count; i++) _index[(int)columns[i]] = i;
    }

    public FactKind Kind { get; }

    public int Rows { get; }

    public IReadOnlyList<FactColumn> Columns { get; }

    /// <summary>Never an empty one among them.</summary>
    public IReadOnlyList<Segment> Segments { get; }

    /// <summary>Bytes of memory.</summary>
    public long Bytes => Segments.Sum(s => s.Bytes);

    /// <summary>Where a segment keeps the column; −1 when the fact does not have it.</summary>
    public int Index(FactColumn column) => _index[(int)column];

    /// <summary>The greatest absolute value in a column, 0 without rows: times <see cref="Rows"/> it tells whether a sum fits 63 bits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The fact does not have the column.</exception>
    public long MaxAbs(FactColumn column)
    {
        var index = Index(column);
        if (index < 0) throw new ArgumentOutOfRangeException(nameof(column), column, $"{Kind} has no such column.");
        return Segments.Aggregate(0L, (greatest, s) => Math.Max(greatest, Math.Max(Abs(s[index].Min), Abs(s[index].Max))));
    }

    private static long Abs(long value) => value == long.MinValue ? long.MaxValue : Math.Abs(value);
}
