using System.Globalization;
using Attain.Core;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>An order of the file: its head as first told, and where it stands in the database.</summary>
internal sealed class ImportedOrder(int index, int row, string externalId, HeadValues values)
{
    public int Index => index;

    public int Row => row;

    public string ExternalId => externalId;

    public HeadValues Values => values;

    public int Id { get; set; }

    /// <summary>Its lines in the database, by number; null when the order is new.</summary>
    public Dictionary<string, OrderLine>? Existing { get; set; }

    /// <summary>Its head was changed by this import, and so are all rows that tell of it.</summary>
    public bool Changed { get; set; }

    /// <summary>Lines of this file so far, where they have no number of their own.</summary>
    public int Lines { get; set; }
}

/// <summary>The orders of the file by external id.</summary>
internal sealed class ImportedOrders
{
    private static readonly (string Field, string Property)[] Columns =
    [
        ("day", nameof(Order.Day)), ("customer", nameof(Order.CustomerId)), ("rep", nameof(Order.RepId)),
        ("territory", nameof(Order.TerritoryId)), ("channel", nameof(Order.ChannelId)), ("document", nameof(Order.Kind)),
    ];

    private readonly ImportRun _run;
    private readonly RecordColumns<Order> _columns;
    private readonly bool _anyThere;
    private readonly Dictionary<string, ImportedOrder> _heads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImportedOrder>.AlternateLookup<ReadOnlySpan<char>> _find;
    private readonly List<ImportedOrder> _fresh = [];

    public ImportedOrders(ImportRun run)
    {
        _run = run;
        _find = _heads.GetAlternateLookup<ReadOnlySpan<char>>();
        _columns = new(run.Db, Columns.Where(c => run[c.Field].IsMapped).Select(c => c.Property));
        _anyThere = run.Db.Set<Order>().Any(o => o.SourceId == run.SourceId);
    }

    /// <summary>Takes in a row's head; false when it contradicts an earlier row, which is then reported.</summary>
    public bool Take(RowReader row, ReadOnlySpan<char> key, HeadValues values, out ImportedOrder head)
    {
        if (!_find.TryGetValue(key, out head!))
        {
            head = new(_heads.Count, row.Row, key.ToString(), values);
            _heads.Add(head.ExternalId, head);
            _fresh.Add(head);
            return true;
        }
        if (head.Values == values) return true;
        var (before, first) = (head.Values, head.Row.ToString(CultureInfo.InvariantCulture));
        var fields = Columns.Select(c => c.Field).Where((_, i) => Differs(i, before, values)).ToList();
        row.Problem(_run[fields[0]], Sentence.Of("import.headConflict", ("key", head.ExternalId), ("row", first), ("fields", fields)));
        return false;
    }

    public void Forget() => _fresh.Clear();

    /// <summary>Writes the heads that came in since the last time; afterwards each knows its id.</summary>
    public void Write()
    {
        var (inserts, updates) = (new List<Order>(_fresh.Count), new List<(Order There, Order Told)>());
        var there = _anyThere ? Fetch() : [];
        var ids = _fresh.Count > there.Count ? _run.Bulk.NextIds<Order>(_fresh.Count - there.Count) : [];
        foreach (var head in _fresh)
        {
            var order = Record(head);
            if (!there.TryGetValue(head.ExternalId, out var existing))
            {
                order.Id = head.Id = ids[inserts.Count];
                inserts.Add(order);
                continue;
            }
            head.Id = existing.Id;
            if (_columns.Same(existing, order)) continue;
            head.Changed = true;
            updates.Add((existing, order));
        }
        FetchLines(there);
        _run.Bulk.Insert(inserts);
        Overwrite.Run(_run, _columns, updates);
        _run.Tally.Written += inserts.Count + updates.Count;
        _fresh.Clear();
    }

    private Order Record(ImportedOrder head) => new()
    {
        SourceId = _run.SourceId,
        ChangeId = _run.ChangeId,
        ExternalId = head.ExternalId,
        Day = head.Values.Day,
        CustomerId = head.Values.CustomerId,
        RepId = head.Values.RepId,
        TerritoryId = head.Values.TerritoryId,
        ChannelId = head.Values.ChannelId,
        Kind = head.Values.Kind,
    };

    private Dictionary<string, Order> Fetch()
    {
        var keys = _fresh.Select(h => h.ExternalId).ToArray();
        return _run.Db.Set<Order>().AsNoTracking().Where(o => o.SourceId == _run.SourceId && EF.Parameter(keys).Contains(o.ExternalId)).ToDictionary(o => o.ExternalId);
    }

    private void FetchLines(Dictionary<string, Order> there)
    {
        if (there.Count == 0) return;
        var heads = _fresh.Where(h => there.ContainsKey(h.ExternalId)).ToDictionary(h => h.Id);
        foreach (var head in heads.Values) head.Existing = [];
        var ids = heads.Keys.ToArray();
        foreach (var line in _run.Db.Set<OrderLine>().AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.OrderId)))
            heads[line.OrderId].Existing![line.ExternalId] = line;
    }

    private static bool Differs(int column, HeadValues a, HeadValues b) => column switch
    {
        0 => a.Day != b.Day,
        1 => a.CustomerId != b.CustomerId,
        2 => a.RepId != b.RepId,
        3 => a.TerritoryId != b.TerritoryId,
        4 => a.ChannelId != b.ChannelId,
        _ => a.Kind != b.Kind,
    };
}
