namespace Attain.Core.Tests;

public sealed class BreakbackTests
{
    private static readonly Dictionary<int, long> NoEdits = [];
    private static readonly HashSet<int> NoHolds = [];

    [Fact]
    public void Vector_breakback_leafHold()
    {
        var (input, expect) = Vectors.Get("breakback.leafHold");
        var held = input.GetProperty("held").Longs().Select(index => (int)index).ToHashSet();
        var result = Allocation.Breakback(input.GetProperty("values").Longs(), held, NoEdits, input.GetProperty("newTotal").GetInt64());
        result.IsRefused.ShouldBeFalse();
        result.Cells.ShouldBe(expect.Longs());
    }

    [Fact]
    public void Vector_breakback_totalHold()
    {
        var (input, expect) = Vectors.Get("breakback.totalHold");
        var edits = input.GetProperty("edit").EnumerateObject()
            .ToDictionary(edit => int.Parse(edit.Name, System.Globalization.CultureInfo.InvariantCulture), edit => edit.Value.GetInt64());
        Allocation.Breakback(input.GetProperty("values").Longs(), NoHolds, edits, input.GetProperty("totalHeld").GetInt64())
            .Cells.ShouldBe(expect.Longs());
    }

    [Fact]
    public void Vector_breakback_overHeld()
    {
        var (input, expect) = Vectors.Get("breakback.overHeld");
        expect.GetString().ShouldBe("REJECT");
        var held = input.GetProperty("held").Longs().Select(index => (int)index).ToHashSet();
        var result = Allocation.Breakback(input.GetProperty("values").Longs(), held, NoEdits, input.GetProperty("newTotal").GetInt64());
        result.IsRefused.ShouldBeTrue();
        result.Blocking.ShouldBe([0, 1, 2]);
        result.Cells.ShouldBe([10, 20, 30]);
    }

    [Fact]
    public void Vector_accountTarget_nullVsZero()
    {
        var (input, expect) = Vectors.Get("accountTarget.nullVsZero");
        var cells = input.GetProperty("accounts").EnumerateArray().Select(account => (
            account.GetProperty("w").GetInt64(),
            account.GetProperty("bu") is { ValueKind: System.Text.Json.JsonValueKind.Number } given ? given.GetInt64() : (long?)null)).ToList();
        Allocation.SpreadToCells(input.GetProperty("topDown").GetInt64(), cells).ShouldBe(expect.Longs());
    }

    [Fact]
    public void Random_edits_reach_the_total_keep_holds_or_are_refused_unchanged()
    {
        var random = new Random(11);
        var refused = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var lowest = random.Next(3) == 0 ? -1_000 : 0;
            var cells = Enumerable.Range(0, random.Next(1, 9)).Select(_ => (long)random.Next(lowest, 1_000)).ToArray();
            var held = Indexes(cells, random).ToHashSet();
            var edits = Indexes(cells, random).ToDictionary(index => index, _ => (long)random.Next(lowest, 1_000));
            var total = (long)random.Next(lowest * 5, 5_000);

            var result = Allocation.Breakback(cells, held, edits, total);

            if (result.IsRefused)
            {
                refused++;
                result.Cells.ShouldBe(cells);
                held.IsSupersetOf(result.Blocking).ShouldBeTrue();
                continue;
            }

            result.Cells.Sum().ShouldBe(total);
            result.Blocking.ShouldBeEmpty();
            held.All(index => result.Cells[index] == cells[index]).ShouldBeTrue();
            edits.All(edit => result.Cells[edit.Key] == edit.Value).ShouldBeTrue();
            if (lowest == 0)
            {
                result.Cells.Min().ShouldBeGreaterThanOrEqualTo(0);
            }
        }

        refused.ShouldBeInRange(1_000, 15_000);
    }

    [Fact]
    public void Keeping_the_total_changes_nothing()
    {
        var random = new Random(12);
        for (var i = 0; i < 2_000; i++)
        {
            var cells = Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.NextInt64(-1_000, 1_000)).ToArray();
            if (cells.All(cell => cell == 0))
            {
                continue;
            }

            Allocation.Breakback(cells, Indexes(cells, random).ToHashSet(), NoEdits, cells.Sum()).Cells.ShouldBe(cells);
        }
    }

    [Fact]
    public void Editing_a_held_cell_is_refused_with_its_name()
    {
        var result = Allocation.Breakback([10, 20, 30], new HashSet<int> { 1 }, new Dictionary<int, long> { [1] = 25 }, 60);
        result.IsRefused.ShouldBeTrue();
        result.Blocking.ShouldBe([1]);
    }

    [Fact]
    public void Holds_above_the_total_are_refused_rather_than_pushing_others_below_zero()
    {
        var result = Allocation.Breakback([10, 20, 30], new HashSet<int> { 0, 2 }, NoEdits, 39);
        result.IsRefused.ShouldBeTrue();
        result.Blocking.ShouldBe([0, 2]);
        Allocation.Breakback([10, 20, 30], new HashSet<int> { 0, 2 }, NoEdits, 40).Cells.ShouldBe([10, 0, 30]);
    }

    [Fact]
    public void Edits_above_the_total_are_refused_without_blaming_a_hold()
    {
        var result = Allocation.Breakback([10, 20, 30], NoHolds, new Dictionary<int, long> { [0] = 70 }, 60);
        result.IsRefused.ShouldBeTrue();
        result.Blocking.ShouldBeEmpty();
    }

    [Fact]
    public void Cells_that_are_all_zero_follow_equally() =>
        Allocation.Breakback([0, 0, 0, 5], new HashSet<int> { 3 }, NoEdits, 20).Cells.ShouldBe([5, 5, 5, 5]);

    [Fact]
    public void Mixed_signs_take_the_change_by_size() =>
        Allocation.Breakback([300, -100], NoHolds, NoEdits, 240).Cells.ShouldBe([330, -90]);

    [Fact]
    public void An_index_that_is_no_cell_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Allocation.Breakback([1, 2], new HashSet<int> { 2 }, NoEdits, 3));

    [Fact]
    public void Given_cells_that_leave_no_room_are_refused_with_a_sentence()
    {
        Should.Throw<RefusedException>(() => Allocation.SpreadToCells(100, [(1, 60L), (1, 50L), (1, null)])).Sentence.Key.ShouldBe("core.spread.given_exceed_total");
        Should.Throw<RefusedException>(() => Allocation.SpreadToCells(100, [(1, 60L), (1, 30L)])).Sentence.Key.ShouldBe("core.spread.no_empty_cell");
        Allocation.SpreadToCells(90, [(1, 60L), (1, 30L)]).ShouldBe([60, 30]);
        Allocation.SpreadToCells(-100, [(1, -60L), (3, null), (1, null)]).ShouldBe([-60, -30, -10]);
    }

    private static IEnumerable<int> Indexes(long[] cells, Random random) =>
        Enumerable.Range(0, cells.Length).Where(_ => random.Next(4) == 0).ToList();
}
