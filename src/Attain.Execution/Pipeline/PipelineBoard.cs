using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>A column of the board.</summary>
/// <param name="Probability">Chance to win from here in ten-thousandths, where the company set one.</param>
/// <param name="Units">Money of all its deals, those without an amount left out.</param>
/// <param name="Ids">All its deals, the largest first.</param>
public sealed record PipelineColumn(int StageId, string Name, Outcome Outcome, int? Probability, long Units, IReadOnlyList<int> Ids)
{
    public int Count => Ids.Count;

    /// <summary>Money times chance; null where the stage has none.</summary>
    public long? Weighted => Probability is { } chance ? (long)decimal.Round((decimal)Units * chance / 10_000, MidpointRounding.AwayFromZero) : null;
}

/// <summary>The deals in sight by stage: open ones, and those closed in the days asked for. Summed over the columns in memory; cards are read when they are shown.</summary>
/// <param name="Columns">Open stages in order, then won and lost.</param>
public sealed record PipelineBoard(IReadOnlyList<PipelineColumn> Columns)
{
    public IEnumerable<PipelineColumn> Open => Columns.Where(column => column.Outcome == Outcome.Open);

    public int Count => Open.Sum(column => column.Count);

    public long Units => Open.Sum(column => column.Units);

    /// <summary>Null where no stage has a chance.</summary>
    public long? Weighted => Open.Any(column => column.Weighted is not null) ? Open.Sum(column => column.Weighted ?? 0) : null;

    /// <param name="where">Of teams, divisions and reps as they are now.</param>
    /// <param name="only">Limits the deals to these; null: all.</param>
    /// <param name="closed">The days whose closed deals are shown.</param>
    public static PipelineBoard Build(WorkspaceView view, Scope where, IReadOnlySet<int>? only, DateRange closed)
    {
        var stages = EditRows.Look(view.Store, rows => rows.List<Stage>(_ => true)).OrderBy(stage => stage.Outcome).ThenBy(stage => stage.Position).ToList();
        var found = Find(view, where, only, closed, stages);
        var columns = stages.Select(stage => Column(stage.Id, stage.Name, stage.Outcome, stage.Probability, found.GetValueOrDefault((stage.Id, stage.Outcome)) ?? [])).ToList();
        // Open deals an import gave no stage, or one that was deleted since, come first; closed ones where the company has no such stage, last.
        foreach (var (key, deals) in found.Where(pair => pair.Key.Stage == 0).OrderBy(pair => pair.Key.Outcome))
            columns.Insert(key.Outcome == Outcome.Open ? 0 : columns.Count, Column(key.Stage, "", key.Outcome, null, deals));
        return new(columns);
    }

    private static PipelineColumn Column(int id, string name, Outcome outcome, int? chance, List<(long Amount, int Id)> deals) =>
        new(id, name, outcome, chance, deals.Sum(deal => deal.Amount), Largest(deals));

    // A deal is where its stage says; one whose outcome is not its stage's, as a file may say, is with those of its outcome. 0: no stage.
    private static int Place(int stage, Outcome outcome, List<Stage> stages) =>
        stages.Exists(known => known.Id == stage && known.Outcome == outcome) ? stage
        : outcome == Outcome.Open ? 0
        : stages.Find(known => known.Outcome == outcome)?.Id ?? 0;

    private static IReadOnlyList<int> Largest(List<(long Amount, int Id)> deals)
    {
        deals.Sort((left, right) => left.Amount != right.Amount ? right.Amount.CompareTo(left.Amount) : left.Id.CompareTo(right.Id));
        return [.. deals.Select(deal => deal.Id)];
    }

    private static Dictionary<(int Stage, Outcome Outcome), List<(long Amount, int Id)>> Find(WorkspaceView view, Scope where, IReadOnlySet<int>? only, DateRange closed, List<Stage> stages)
    {
        var table = view.Facts[FactKind.Opportunities];
        var found = new Dictionary<(int Stage, Outcome Outcome), List<(long Amount, int Id)>>();
        var scope = new DealScopeFilter(view, where);
        var (from, to) = (EpochDay.Of(closed.From), EpochDay.Of(closed.To));
        using var reader = new SegmentReader(table, FactColumn.Id, FactColumn.Rep, FactColumn.Stage, FactColumn.Outcome, FactColumn.Amount, FactColumn.ClosedDay, FactColumn.Territory, FactColumn.Channel, FactColumn.Product);
        foreach (var segment in table.Segments)
        {
            var (count, columns) = reader.Read(segment);
            for (var i = 0; i < count; i++)
            {
                var outcome = (Outcome)columns[3][i];
                if (outcome != Outcome.Open && (columns[5][i] < from || columns[5][i] >= to)) continue;
                if (!scope.Holds((int)columns[1][i], (int)columns[6][i], (int)columns[7][i], (int)columns[8][i])) continue;
                var id = (int)columns[0][i];
                if (only?.Contains(id) == false) continue;
                var key = (Place((int)columns[2][i], outcome, stages), outcome);
                if (!found.TryGetValue(key, out var deals)) found[key] = deals = [];
                deals.Add((columns[4][i], id));
            }
        }
        return found;
    }
}
