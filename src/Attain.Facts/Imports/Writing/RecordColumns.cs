namespace Attain.Facts;

/// <summary>Compares and copies the columns an import fills; what it does not fill stays as it was.</summary>
internal sealed class RecordColumns<T> where T : class
{
    private readonly IReadOnlyList<BulkColumn<T>> _columns;

    public RecordColumns(WorkspaceDb db, IEnumerable<string> properties)
    {
        // A row that was marked deleted and is told of again is back.
        var wanted = properties.Append(nameof(Record.Deleted)).ToHashSet(StringComparer.Ordinal);
        _columns = [.. new BulkTable<T>(db).Columns.Where(c => wanted.Contains(c.Property))];
    }

    public bool Same(T left, T right)
    {
        foreach (var column in _columns)
            if (column.Type == BulkType.Text ? column.Text(left) != column.Text(right) : column.Number(left) != column.Number(right))
                return false;
        return true;
    }

    public void Copy(T from, T to)
    {
        foreach (var column in _columns) column.Copy(from, to);
    }
}
