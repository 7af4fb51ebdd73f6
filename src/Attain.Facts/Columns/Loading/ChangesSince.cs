namespace Attain.Facts;

/// <summary>What was committed after a commit number, and which tables and blocks of rows it touched.</summary>
internal sealed class ChangesSince
{
    private readonly ReadSession _session;
    private readonly string _changes;

    public ChangesSince(ReadSession session, long seq)
    {
        _session = session;
        // As plain numbers, so that both databases go by the index on change_id.
        _changes = ReadSession.List(session.Numbers($"SELECT id FROM change WHERE seq > {seq}"));
    }

    public bool Touch(params ReadOnlySpan<string> tables)
    {
        foreach (var table in tables)
            if (_changes.Length > 0 && _session.Numbers($"SELECT id FROM {table} WHERE change_id IN ({_changes}) LIMIT 1").Count > 0) return true;
        return false;
    }

    /// <summary>Blocks of ids with a row that was written; those of order lines also when their order was.</summary>
    public IReadOnlyList<int> Blocks(FactLayout layout)
    {
        if (_changes.Length == 0) return [];
        var blocks = _session.Numbers($"SELECT DISTINCT (id - 1) >> {Segment.Bits} FROM {layout.Table} WHERE change_id IN ({_changes})");
        if (layout.Kind == FactKind.OrderLines)
        {
            blocks = [.. blocks, .. _session.Numbers(
                $"SELECT DISTINCT (l.id - 1) >> {Segment.Bits} FROM sales_order o JOIN order_line l ON l.order_id = o.id WHERE o.change_id IN ({_changes})")];
        }
        return [.. blocks.Select(b => (int)b).Distinct().Order()];
    }
}
