namespace Attain.Facts;

/// <summary>One row a line; the head's columns are repeated on every line and must agree.</summary>
internal sealed class OrdersImport : KindImport
{
    private readonly ImportRun _run;
    private readonly References _references;
    private readonly OrderRow _fields;
    private readonly ImportedOrders _heads;
    private readonly ImportedLines _lines;

    public OrdersImport(ImportRun run)
    {
        _run = run;
        _references = new(run);
        _fields = new(run, _references);
        _heads = new(run);
        _lines = new(run);
    }

    public override int BatchRows => _lines.HoldsAll ? int.MaxValue : base.BatchRows;

    public override void Read()
    {
        var row = _run.Row;
        var order = row.Span(_run["order"]);
        var head = _fields.Head(row);
        var line = _fields.Line(row, head.Kind);
        if (row.IsBad || !_heads.Take(row, order, head, out var taken) || !_lines.Take(row, taken, line))
        {
            _references.Discard();
            return;
        }
        _references.Accept();
        _run.Tally.Fact(head.Day);
    }

    public override void Flush()
    {
        if (_run.OnlyLooks)
        {
            _heads.Forget();
            _lines.Forget();
            return;
        }
        _references.Insert();
        _heads.Write();
        _lines.Write();
    }
}
