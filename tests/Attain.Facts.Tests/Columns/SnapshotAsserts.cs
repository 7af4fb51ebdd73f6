namespace Attain.Facts.Tests.Columns;

internal static class SnapshotAsserts
{
    /// <summary>Every column of every fact holds what the tables hold.</summary>
    public static void ShouldHoldTheRowsOf(this FactSnapshot snapshot, WorkspaceStore store)
    {
        using var db = store.NewDb();
        var expected = new ExpectedColumns(db);
        foreach (var kind in Enum.GetValues<FactKind>())
        {
            var (rows, wanted) = (Decode(snapshot[kind]), expected.Of(kind));
            rows.Count.ShouldBe(wanted.Count, kind.ToString());
            for (var i = 0; i < rows.Count; i++)
                if (!rows[i].AsSpan().SequenceEqual(wanted[i])) rows[i].ShouldBe(wanted[i], $"{kind}: {string.Join(", ", snapshot[kind].Columns)}");
        }
        snapshot.Windows.ShouldBe(expected.Windows());
        snapshot.TargetMetrics.ShouldBe(expected.Metrics());
    }

    /// <summary>The rows of a fact, and that its segments are as they say.</summary>
    public static IReadOnlyList<long[]> Decode(FactTable table)
    {
        var rows = new List<long[]>();
        foreach (var segment in table.Segments)
        {
            var columns = new long[table.Columns.Count][];
            for (var i = 0; i < columns.Length; i++)
            {
                var chunk = segment[i];
                columns[i] = new long[segment.Count];
                chunk.Decode(columns[i]);
                (chunk.Count, chunk.Min, chunk.Max).ShouldBe((segment.Count, columns[i].Min(), columns[i].Max()));
                table.MaxAbs(table.Columns[i]).ShouldBeGreaterThanOrEqualTo(columns[i].Max(Math.Abs));
                table.Index(table.Columns[i]).ShouldBe(i);
            }
            (segment.FirstId, segment.LastId).ShouldBe(((int)columns[0][0], (int)columns[0][^1]));
            for (var row = 0; row < segment.Count; row++) rows.Add([.. columns.Select(c => c[row])]);
        }
        table.Rows.ShouldBe(rows.Count);
        rows.Select(r => r[0]).ShouldBeInOrder(Shouldly.SortDirection.Ascending);
        return rows;
    }
}
