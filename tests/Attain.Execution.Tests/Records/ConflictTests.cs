using Attain.Facts;
using static Attain.Execution.Tests.Desk;

namespace Attain.Execution.Tests;

public sealed class ConflictTests
{
    public static TheoryData<TestDatabase> Databases => [TestDatabase.Sqlite, TestDatabase.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    public void The_same_field_changed_twice_is_a_conflict_and_another_field_goes_together(TestDatabase database)
    {
        using var desk = new Desk(database);
        var seen = desk.Deal().ChangeId;
        Records.Opportunities.Change(desk.Company, 1, seen, Typed(("amount", "20000"), ("nextStep", "送样")), "王芳");

        var conflict = Records.Opportunities.Change(desk.Company, 1, seen, Typed(("amount", "30000"), ("reason", "x")), "李雷").ShouldBeOfType<EditOutcome.Conflict>();

        conflict.Theirs.Actor.ShouldBe("王芳");
        conflict.Theirs.At.ShouldBe(SmallCompany.At(Today, 10));
        conflict.Theirs.Fields.ShouldBe(["amount", "nextStep"]);
        conflict.Fields.ShouldBe([new("amount", "10000.00", "20000.00", "30000.00")]);
        desk.Deal().Amount.ShouldBe(2_000_000);

        var merged = Records.Opportunities.Change(desk.Company, 1, seen, Typed(("expectedClose", "2024-11-01"), ("amount", "10000")), "李雷").ShouldBeOfType<EditOutcome.Saved>();
        merged.Merged!.Fields.ShouldBe(["amount", "nextStep"]);
        (desk.Deal().Amount, desk.Deal().NextStep, desk.Deal().ExpectedCloseDay).ShouldBe((2_000_000, "送样", new DateOnly(2024, 11, 1)));

        // Keep mine: sent again on the version the conflict named.
        Records.Opportunities.Change(desk.Company, 1, merged.Version, Typed(("amount", "30000")), "李雷").ShouldBeOfType<EditOutcome.Saved>().Merged.ShouldBeNull();
        Records.Opportunities.Change(desk.Company, 1, merged.Version, Typed(("amount", "30000")), "韩梅").ShouldBeOfType<EditOutcome.Unchanged>();
        desk.Follow();
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Of_parallel_writers_none_is_lost_silently(TestDatabase database)
    {
        using var desk = new Desk(database);
        var seen = desk.Deal().ChangeId;
        // Eight on the same field, and four on fields of their own.
        var same = Enumerable.Range(1, 8).Select(n => Task.Run(() => Records.Opportunities.Change(desk.Company, 1, seen, Typed(("amount", $"{n}000000")), $"w{n}"))).ToList();
        var own = new[] { ("nextStep", "a"), ("expectedClose", "2024-12-01"), ("category", "Commit"), ("reason", "b") }
            .Select(field => Task.Run(() => Records.Opportunities.Change(desk.Company, 1, seen, Typed(field), field.Item1))).ToList();
        await Task.WhenAll([.. same, .. own]);

        var won = same.Single(task => task.Result is EditOutcome.Saved);
        same.Count(task => task.Result is EditOutcome.Conflict).ShouldBe(7);
        own.ShouldAllBe(task => task.Result is EditOutcome.Saved);
        var deal = desk.Deal();
        deal.Amount.ShouldBe((same.IndexOf(won) + 1) * 100_000_000L);
        (deal.NextStep, deal.ExpectedCloseDay, deal.Category).ShouldBe(("a", new DateOnly(2024, 12, 1), ForecastCategory.Commit));
        Records.Opportunities.History(desk.Company, 1).Count.ShouldBe(5);
        desk.Follow();
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Parallel_writers_of_new_rows_do_not_hinder_each_other(TestDatabase database)
    {
        using var desk = new Desk(database);
        var made = Enumerable.Range(1, 12).Select(n => Task.Run(() =>
            Records.Orders.Create(desk.Company, Typed(("customer", "1"), ("rep", "1")), [new(null, 0, Typed(("product", "1"), ("quantity", $"{n}"), ("amount", "10")))], $"w{n}"))).ToArray();
        await Task.WhenAll(made);

        desk.Follow()[FactKind.OrderLines].Rows.ShouldBe(13);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void Lines_of_an_order_conflict_and_merge_one_by_one(TestDatabase database)
    {
        using var desk = new Desk(database);
        var (seen, lines) = Records.Orders.Read(desk.Company, 1);
        Records.Orders.Change(desk.Company, 1, seen.ChangeId, Typed(), [new(lines[0].Id, lines[0].ChangeId, Typed(("amount", "600")))], "王芳");

        var conflict = Records.Orders.Change(desk.Company, 1, seen.ChangeId, Typed(), [new(lines[0].Id, lines[0].ChangeId, Typed(("amount", "700")))], "李雷").ShouldBeOfType<EditOutcome.Conflict>();
        conflict.Fields.ShouldBe([new("lines.1.amount", "500.00", "600.00", "700.00")]);

        Records.Orders.Change(desk.Company, 1, seen.ChangeId, Typed(("day", "2024-09-20")),
            [new(lines[0].Id, lines[0].ChangeId, Typed(("quantity", "3"))), new(null, 0, Typed(("product", "2"), ("quantity", "1"), ("amount", "5")))], "李雷").ShouldBeOfType<EditOutcome.Saved>();

        Records.Orders.Read(desk.Company, 1).Lines.Select(line => (line.Quantity, line.Amount)).ShouldBe([(3000L, 60_000L), (1000L, 500L)]);
        desk.Follow();
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void An_edit_is_undone_unless_somebody_wrote_since(TestDatabase database)
    {
        using var desk = new Desk(database);
        var first = Records.Opportunities.Change(desk.Company, 1, desk.Deal().ChangeId, Typed(("stage", "2")), "王芳").ShouldBeOfType<EditOutcome.Saved>();

        var undone = Records.Undo(desk.Company, first.EditId, "王芳").ShouldBeOfType<EditOutcome.Saved>();

        desk.Deal().StageId.ShouldBe(1);
        EditRows.Look(desk.Company.Store, rows => rows.List<StageEntry>(_ => true)).ShouldBeEmpty();
        Records.Undo(desk.Company, first.EditId, "王芳").ShouldBeOfType<EditOutcome.Conflict>();
        Records.Undo(desk.Company, undone.EditId, "王芳").ShouldBeOfType<EditOutcome.Saved>();
        desk.Deal().StageId.ShouldBe(2);
        var deleted = Records.Opportunities.Delete(desk.Company, 1, desk.Deal().ChangeId, "王芳").ShouldBeOfType<EditOutcome.Saved>();
        desk.Follow()[FactKind.Opportunities].Rows.ShouldBe(0);
        Records.Undo(desk.Company, deleted.EditId, "王芳").ShouldBeOfType<EditOutcome.Saved>();
        desk.Follow()[FactKind.Opportunities].Rows.ShouldBe(1);
        var history = Records.Opportunities.History(desk.Company, 1);
        history.Select(edit => (edit.Actor, edit.Deleted, edit.Restored)).ShouldBe([("王芳", false, true), ("王芳", true, false), ("王芳", false, false), ("王芳", false, false), ("王芳", false, false)]);
        history[^1].Fields.ShouldBe([new("stage", "1", null, "2")]);
    }

    [Fact]
    public void After_an_import_wrote_over_the_row_every_difference_is_asked_about()
    {
        using var desk = new Desk(TestDatabase.Sqlite);
        var seen = desk.Deal().ChangeId;
        using (var change = ChangeTransaction.Begin(desk.Company.Store, "import", "erp"))
        {
            var row = desk.Deal();
            (row.Amount, row.ChangeId) = (123_400, change.Change.Id);
            change.Bulk.Update([row]);
            change.Commit();
        }

        var conflict = Records.Opportunities.Change(desk.Company, 1, seen, Typed(("nextStep", "送样")), "李雷").ShouldBeOfType<EditOutcome.Conflict>();
        conflict.Theirs.Actor.ShouldBe("erp");
        conflict.Fields.ShouldBe([new("nextStep", null, null, "送样")]);
    }
}
