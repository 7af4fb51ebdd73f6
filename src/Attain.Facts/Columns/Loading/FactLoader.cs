namespace Attain.Facts;

/// <summary>Builds the segments of facts from rows.</summary>
internal sealed class FactLoader(ReadSession session, Organisation organisation)
{
    private TargetNumbers? _targets;

    /// <summary>Known once targets were loaded.</summary>
    public TargetLists? Targets => _targets?.Lists;

    public FactTable Load(FactLayout layout)
    {
        var heads = layout.Kind == FactKind.OrderLines ? OrderHeads.All(session) : null;
        return new FactTable(layout.Kind, layout.Columns, Read(layout, "", heads));
    }

    /// <summary>Reads the given blocks again and shares the rest.</summary>
    public FactTable Reload(FactLayout layout, FactTable old, IReadOnlyList<int> blocks)
    {
        // Windows and metrics are numbered over all targets, so one new target may renumber the others.
        if (layout.Kind == FactKind.Targets) return Shared(Load(layout), old);
        var segments = old.Segments.ToDictionary(s => s.Block);
        foreach (var block in blocks)
        {
            var ids = $"id BETWEEN {((long)block << Segment.Bits) + 1} AND {((long)block + 1) << Segment.Bits}";
            var heads = layout.Kind == FactKind.OrderLines ? OrderHeads.OfBlock(session, ids) : null;
            var before = segments.GetValueOrDefault(block);
            segments.Remove(block);
            foreach (var segment in Read(layout, $" AND {ids}", heads))
                segments.Add(block, before is null ? segment : segment.Sharing(before));
        }
        return new FactTable(layout.Kind, layout.Columns, segments.Values.OrderBy(s => s.Block));
    }

    private static FactTable Shared(FactTable table, FactTable old)
    {
        var before = old.Segments.ToDictionary(s => s.Block);
        return new FactTable(table.Kind, table.Columns, table.Segments.Select(s => before.TryGetValue(s.Block, out var same) ? s.Sharing(same) : s));
    }

    private IEnumerable<Segment> Read(FactLayout layout, string andWhere, OrderHeads? heads)
    {
        if (layout.Kind == FactKind.Targets) _targets = TargetNumbers.Read(session);
        var buffer = new SegmentBuffer(layout);
        var block = 0;
        using var rows = session.Rows($"SELECT {layout.Select} FROM {layout.Table} WHERE NOT deleted{andWhere} ORDER BY id");
        while (rows.Read())
        {
            if (Segment.BlockOf(rows.Number(0)) is var of && of != block)
            {
                if (Finish(layout, buffer, heads) is { } full) yield return full;
                block = of;
            }
            buffer.Add(rows);
        }
        if (Finish(layout, buffer, heads) is { } last) yield return last;
    }

    private Segment? Finish(FactLayout layout, SegmentBuffer buffer, OrderHeads? heads)
    {
        heads?.Join(buffer);
        if (layout.Kind == FactKind.Targets)
        {
            _targets!.Fill(buffer);
            PlaceColumns.FillTargets(buffer, organisation);
        }
        else if (layout.Has(FactColumn.Team)) PlaceColumns.Fill(buffer, organisation.Teams);
        return buffer.Take();
    }
}
