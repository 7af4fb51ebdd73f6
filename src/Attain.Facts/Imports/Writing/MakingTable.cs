namespace Attain.Facts;

/// <summary>Keeps what a row makes apart until the row is known to be good, and writes all of it at once.</summary>
internal abstract class MakingTable<T>(ImportRun run) : IReferenceTable where T : NamedRecord
{
    private readonly List<T> _ofThisRow = [];
    private readonly List<T> _made = [];

    public void Accept()
    {
        if (_ofThisRow.Count == 0) return;
        _made.AddRange(_ofThisRow);
        _ofThisRow.Clear();
    }

    public void Discard()
    {
        foreach (var made in _ofThisRow) Forget(made);
        _ofThisRow.Clear();
    }

    public long Insert()
    {
        var count = _made.Count;
        run.Bulk.Insert(_made);
        _made.Clear();
        return count;
    }

    protected void Make(T made) => _ofThisRow.Add(made);

    /// <summary>The row that made it is rejected: it is not to be found any more.</summary>
    protected abstract void Forget(T made);
}
