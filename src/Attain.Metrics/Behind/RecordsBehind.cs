using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>A row of a fact behind a number.</summary>
/// <param name="Day">The day it is counted on: for deals won, the day they were won.</param>
/// <param name="Units">What it adds to the sum, in the measure's whole numbers; null where rows are counted.</param>
public sealed record FactRow(int Id, DateOnly Day, long? Units, IReadOnlyDictionary<FactColumn, long> Columns)
{
    /// <summary>0 where the fact has no such column.</summary>
    public long this[FactColumn column] => Columns.GetValueOrDefault(column);
}

/// <param name="Count">All rows behind the number.</param>
/// <param name="Rows">As many as were asked for: those that add most first, else the latest first.</param>
public sealed record FactRows(FactKind Fact, int Count, IReadOnlyList<FactRow> Rows);

/// <summary>Opens a number: the very rows the engine adds up or counts, within what the viewer may see.</summary>
public static class RecordsBehind
{
    /// <summary>The measures of a metric that have rows of a fact behind them, each fact and condition once.</summary>
    public static IReadOnlyList<FactMeasure> Of(MetricDefinition metric) =>
        [.. metric.Formula.Measures.OfType<FactMeasure>().DistinctBy(measure => (measure.Fact, measure.Date, string.Join(',', measure.Conditions)))];

    /// <param name="where">May name dimensions the fact does not have only if there is nothing to show; see <see cref="FactDimensions"/>.</param>
    /// <exception cref="RefusedException">A dimension of <paramref name="where"/> does not apply to the fact.</exception>
    public static FactRows Read(WorkspaceView view, FactMeasure measure, Scope where, DateRange days, int most)
    {
        if (where.Members.Keys.Except(measure.Dimensions).Select(dimension => (Dimension?)dimension).FirstOrDefault() is { } foreign)
            throw new RefusedException(Sentence.Of("metrics.recordsNotCutBy", ("dimension", Sentence.Of($"dimension.{foreign.Name()}"))));
        var table = view.Facts[measure.Fact];
        if (table.Rows == 0) return new(measure.Fact, 0, []);

        // A walk along the rows' own ids: every row is a group of its own, found by the same filters as the number.
        var question = new Question(view, [], [], where, days, AsIs: false);
        var ids = ColumnAxis.OfIds(FactColumn.Id, (int)table.MaxAbs(FactColumn.Id));
        var counted = measure with { Aggregation = Aggregation.Rows, Terms = [], NeedsRows = false };
        FactMeasure[] measures = measure.Aggregation == Aggregation.Sum ? [counted, measure] : [counted];
        var found = new Dictionary<int, long?>();
        new GroupPass(view, measure.Fact, measure.Date, question.From, question.To, [ids], [.. new Axes(question, measure.Fact, measure.Date).Filters()], measures)
            .Run((codes, values) => { if (values[0] > 0) found[ids.Keys[codes[0]]] = values.Length > 1 ? values[1] : null; });
        var chosen = Chosen(table, measure, found, most);
        return new(measure.Fact, found.Count, [.. Rows(table, measure, found, chosen).OrderByDescending(row => Math.Abs(row.Units ?? 0)).ThenByDescending(row => row.Day).ThenByDescending(row => row.Id)]);
    }

    private static HashSet<int> Chosen(FactTable table, FactMeasure measure, Dictionary<int, long?> found, int most)
    {
        if (found.Count <= most) return [.. found.Keys];
        if (measure.Aggregation == Aggregation.Sum)
            return [.. found.OrderByDescending(pair => Math.Abs(pair.Value ?? 0)).ThenByDescending(pair => pair.Key).Take(most).Select(pair => pair.Key)];
        var dated = new List<(int Day, int Id)>();
        Walk(table, found.Keys.ToHashSet(), (block, row, id) => dated.Add((block.Ints(measure.Date)[row], id)));
        return [.. dated.OrderDescending().Take(most).Select(pair => pair.Id)];
    }

    private static List<FactRow> Rows(FactTable table, FactMeasure measure, Dictionary<int, long?> found, HashSet<int> chosen)
    {
        var rows = new List<FactRow>();
        Walk(table, chosen, (block, row, id) =>
        {
            var columns = table.Columns.ToDictionary(column => column, column => block.Chunk(column) is var chunk && chunk.Min >= int.MinValue && chunk.Max <= int.MaxValue ? block.Ints(column)[row] : block.Longs(column)[row]);
            rows.Add(new(id, EpochDay.ToDay((int)columns[measure.Date]), found[id], columns));
        });
        return rows;
    }

    private static void Walk(FactTable table, HashSet<int> wanted, Action<RowBlock, int, int> visit)
    {
        var block = new RowBlock(table);
        foreach (var segment in table.Segments)
        {
            block.Load(segment);
            var ids = block.Ints(FactColumn.Id).ToArray();
            for (var row = 0; row < ids.Length; row++)
                if (wanted.Contains(ids[row])) visit(block, row, ids[row]);
        }
    }
}
