using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>Answers over the fact columns in memory.</summary>
internal sealed class ColumnExecutor(Question question) : IMeasureExecutor
{
    public MeasureTable Run(IReadOnlyList<Measure> measures)
    {
        var table = new MeasureTable(measures);
        var asked = measures.Where(question.IsLoaded).ToList();
        foreach (var group in asked.OfType<FactMeasure>().GroupBy(measure => (measure.Fact, measure.Date)))
            AddFacts(group.Key.Fact, group.Key.Date, [.. group], table);
        foreach (var headcount in asked.OfType<HeadcountMeasure>()) new HeadcountColumns(question).Add(headcount, table);
        if (asked.OfType<TargetMeasure>().ToList() is { Count: > 0 } targets) new TargetColumns(question).Add(targets, table);
        return table;
    }

    private void AddFacts(FactKind fact, FactColumn date, IReadOnlyList<FactMeasure> measures, MeasureTable table)
    {
        var axes = new Axes(question, fact, date);
        var filters = axes.Filters().ToList();
        var cut = question.By.Select((dimension, place) => (dimension, place)).Where(by => by.dimension != Dimension.Window).ToList();
        var along = cut.ConvertAll(by => axes.Of(by.dimension));
        var places = cut.ConvertAll(by => by.place);
        foreach (var (window, days, wanted) in Windows(date))
        {
            if (wanted is not null) filters.Add(wanted);
            AddPass(new GroupPass(question.View, fact, date, days.From, days.To, along, filters, measures), places, window, table);
        }
    }

    private void AddPass(GroupPass pass, List<int> places, int? window, MeasureTable table)
    {
        var columns = pass.Measures.Select(table.IndexOf).ToArray();
        var windowPlace = question.By.ToList().IndexOf(Dimension.Window);
        var isNew = table.Keys.Count == 0;
        pass.Run((codes, values) =>
        {
            var parts = new int[question.By.Count];
            for (var i = 0; i < codes.Length; i++) parts[places[i]] = pass.Axes[i].Keys[codes[i]];
            if (window is { } id) parts[windowPlace] = id;
            var row = isNew ? table.NewRow(new GroupKey(parts)) : table.Row(new GroupKey(parts));
            for (var i = 0; i < columns.Length; i++) row[columns[i]] = values[i];
        });
    }

    /// <summary>
    /// The passes it takes: one over all days asked for, limited to the windows asked for if any; or, cut by window, one per window,
    /// for a row counts in every window that holds its day.
    /// </summary>
    private IEnumerable<(int? Window, (int From, int To) Days, AxisFilter? Wanted)> Windows(FactColumn date)
    {
        var all = question.View.Facts.Windows;
        var wanted = question.Where.Members.GetValueOrDefault(Dimension.Window) ?? [.. Enumerable.Range(1, all.Count)];
        wanted = [.. wanted.Where(id => id <= all.Count)];
        if (question.By.Contains(Dimension.Window))
        {
            foreach (var id in wanted)
                if (all[id - 1].Intersect(question.Days) is { } days)
                    yield return (id, (EpochDay.Of(days.From), EpochDay.Of(days.To)), null);
        }
        else if (question.Where.Members.ContainsKey(Dimension.Window))
        {
            var codes = new int[question.To - question.From];
            foreach (var id in wanted)
                if (all[id - 1].Intersect(question.Days) is { } days)
                    codes.AsSpan(EpochDay.Of(days.From) - question.From, days.Days).Fill(1);
            yield return (null, (question.From, question.To), new(new ColumnAxis(date, question.From, codes, [0, 1]), [false, true]));
        }
        else
        {
            yield return (null, (question.From, question.To), null);
        }
    }
}
