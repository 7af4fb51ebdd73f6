using Attain.Core;
using Attain.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts.Tests.Columns;

public sealed class FactSnapshotTests
{
    [Theory]
    [InlineData(TestDatabase.Sqlite, 12)]
    [InlineData(TestDatabase.Postgres, 4)]
    public void Random_company_decodes_to_its_rows(TestDatabase database, int companies)
    {
        for (var seed = 1; seed <= companies; seed++)
        {
            using var workspace = TestWorkspace.Create(database);
            RandomCompany.Fill(workspace.Store, seed);

            FactSnapshot.Load(workspace.Store).ShouldHoldTheRowsOf(workspace.Store);
        }
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite, 4)]
    [InlineData(TestDatabase.Postgres, 2)]
    public void Snapshot_that_follows_random_changes_is_as_if_loaded_anew(TestDatabase database, int companies)
    {
        for (var seed = 100; seed < 100 + companies; seed++)
        {
            using var workspace = TestWorkspace.Create(database);
            var company = RandomCompany.Fill(workspace.Store, seed);
            var snapshot = FactSnapshot.Load(workspace.Store);
            for (var round = 0; round < 15; round++)
            {
                company.Edit(workspace.Store);
                if (round % 3 == 1) company.Edit(workspace.Store);

                snapshot = snapshot.Refresh(workspace.Store);

                snapshot.ShouldHoldTheRowsOf(workspace.Store);
                snapshot.Seq.ShouldBe(workspace.Store.Profile().Seq);
                snapshot.Refresh(workspace.Store).ShouldBeSameAs(snapshot);
            }
            DirectoryText(snapshot.Directory).ShouldBe(DirectoryText(FactSnapshot.Load(workspace.Store).Directory));
        }
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Empty_tables_make_an_empty_snapshot_that_fills_later(TestDatabase database)
    {
        using var workspace = TestWorkspace.Create(database);
        var empty = FactSnapshot.Load(workspace.Store);

        foreach (var kind in Enum.GetValues<FactKind>())
        {
            (empty[kind].Rows, empty[kind].Segments.Count, empty[kind].Bytes).ShouldBe((0, 0, 0));
            empty[kind].MaxAbs(FactColumn.Id).ShouldBe(0);
        }
        empty.Directory.All(Dimension.Rep).ShouldBeEmpty();
        empty.Directory.TeamOf(1, new(2024, 1, 1)).ShouldBe(0);
        empty.Directory[Dimension.Customer, 1].ShouldBeNull();
        empty.Refresh(workspace.Store).ShouldBeSameAs(empty);

        RandomCompany.Fill(workspace.Store, 1);
        empty.Refresh(workspace.Store).ShouldHoldTheRowsOf(workspace.Store);
        empty[FactKind.OrderLines].Rows.ShouldBe(0);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Only_blocks_with_changed_rows_are_replaced(TestDatabase database)
    {
        using var workspace = TestWorkspace.Create(database);
        var company = RandomCompany.Fill(workspace.Store, 5, new() { Orders = 58_000, LinesPerOrder = 4, Deleted = 0 });
        var (rows, order) = (company.Rows<OrderLine>(), company.Rows<Order>()[^1]);
        var before = FactSnapshot.Load(workspace.Store);
        var lines = before[FactKind.OrderLines];
        lines.Segments.Count.ShouldBe(3);
        lines.Segments.Select(s => s.Block).ShouldBe([0, 1, 2]);

        Write(workspace.Store, change =>
        {
            var line = rows[Segment.Capacity + 10];
            (line.Amount, line.ChangeId) = (12_345_678_901, change.Change.Id);
            change.Bulk.Update([line]);
        });
        var after = before.Refresh(workspace.Store);

        var column = lines.Index(FactColumn.Amount);
        after[FactKind.OrderLines].Segments[1][column].At(10).ShouldBe(12_345_678_901);
        lines.Segments[1][column].At(10).ShouldNotBe(12_345_678_901);
        after[FactKind.OrderLines].Segments[0].ShouldBeSameAs(lines.Segments[0]);
        after[FactKind.OrderLines].Segments[2].ShouldBeSameAs(lines.Segments[2]);
        // Of the replaced segment the columns that stay equal are shared too.
        after[FactKind.OrderLines].Segments[1][column].ShouldNotBeSameAs(lines.Segments[1][column]);
        after[FactKind.OrderLines].Segments[1][column + 1].ShouldBeSameAs(lines.Segments[1][column + 1]);
        after[FactKind.Leads].ShouldBeSameAs(before[FactKind.Leads]);
        after.Directory.ShouldBeSameAs(before.Directory);

        Write(workspace.Store, change =>
        {
            (order.Deleted, order.ChangeId) = (true, change.Change.Id);
            change.Bulk.Update([order]);
        });
        var last = after.Refresh(workspace.Store);
        last[FactKind.OrderLines].Segments[0].ShouldBeSameAs(lines.Segments[0]);
        last[FactKind.OrderLines].Segments[1].ShouldBeSameAs(after[FactKind.OrderLines].Segments[1]);
        last[FactKind.OrderLines].Rows.ShouldBe(rows.Count(l => l.OrderId != order.Id));

        Write(workspace.Store, change =>
        {
            change.Db.Database.ExecuteSql(
                $"UPDATE order_line SET deleted = TRUE, change_id = {change.Change.Id} WHERE id <= {Segment.Capacity}");
        });
        last.Refresh(workspace.Store)[FactKind.OrderLines].Segments.Select(s => s.Block).ShouldBe([1, 2]);
    }

    [Fact]
    public void Reader_keeps_one_state_while_others_write()
    {
        using var workspace = TestWorkspace.Create(TestDatabase.Sqlite);
        var company = RandomCompany.Fill(workspace.Store, 8);
        using var session = ReadSession.Begin(workspace.Store);

        company.Edit(workspace.Store);

        SnapshotLoader.Load(session).Seq.ShouldBe(1);
        FactSnapshot.Load(workspace.Store).Seq.ShouldBe(2);
    }

    internal static void Write(WorkspaceStore store, Action<ChangeTransaction> write)
    {
        using var change = ChangeTransaction.Begin(store, "edit", "test");
        write(change);
        change.Commit();
    }

    private static string DirectoryText(Directory directory) => string.Join('\n', Enum.GetValues<Dimension>()
        .SelectMany(d => Enumerable.Range(0, directory.MaxId(d) + 2).Select(id => directory[d, id]?.ToString() ?? "-"))
        .Concat(Enumerable.Range(0, 30).Select(p => string.Join(' ', directory.PeopleBelow(p))))
        .Concat(Enumerable.Range(0, 30).Select(p => $"{directory.LineOf(p)} {directory.CategoryOf(p)} {directory.RoleOf(p)} {directory.TeamOf(p, new(2024, 5, 5))}")));
}
