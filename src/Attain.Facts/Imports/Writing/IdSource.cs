namespace Attain.Facts;

/// <summary>Ids one at a time, taken from the database in blocks.</summary>
internal sealed class IdSource<T>(IBulkWriter bulk) where T : class
{
    // Small: what a run leaves over is lost, and ids should stay dense.
    private const int Block = 50;

    private IReadOnlyList<int> _ids = [];
    private int _next;
    private int _last;

    public int Next()
    {
        if (_next == _ids.Count)
        {
            _ids = bulk.NextIds<T>(Block);
            _next = 0;
            // SQLite counts on from the highest row there is; ids given away but not yet written are ours all the same.
            if (_ids[0] <= _last) _ids = [.. Enumerable.Range(_last + 1, Block)];
        }
        return _last = _ids[_next++];
    }
}
