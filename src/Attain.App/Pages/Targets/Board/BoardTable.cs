using Attain.App.Components;
using Attain.App.Report;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Targets;

namespace Attain.App.Pages.Targets.Board;

/// <summary>The board as tables: what its files hold, and the numbers of its chart.</summary>
public static class BoardTable
{
    /// <summary>The rows of the tree in sight, with the columns in sight.</summary>
    public static Table Tree(PageContext here)
    {
        var (data, sight, words) = (BoardData.Of(here), BoardSight.Of(here), here.Words);
        var tree = data.Tree;
        var company = here.View.Viewer.RepIds is null;
        List<Column> columns = [new("unit", words["board.unit"]), new("level", words["board.level"]), new("light", words["report.light"])];
        columns.AddRange(sight.Months
            ? tree.Columns.Select((days, i) => new Column($"c{i}", BoardWords.Column(days, words)) { Number = true })
            : [Number("target", "metric.target"), Number("actual", "board.actual"), Number("attainment", "metric.attainment"),
               Number("due", "board.due"), Number("gap", "board.gap"), Number("day", "board.perDay"), new("cause", words["board.cause"])]);
        return new(
            "board", "targets/board", words["board.title"], columns,
            [.. sight.Rows(tree).Select(row => new Row(
                [
                    BoardWords.Name(row.Node, words, company),
                    row.Node.Key is { } key ? words[$"dimension.{key.Dimension.Name()}"] : "",
                    words[$"report.light.{row.Node.Pace.Light}"],
                    .. sight.Months ? row.Node.Cells.Select(cell => Figure(cell, sight.Figure)) : Pace(row.Node, data.Cause(here, row.Node), words),
                ]))]);

        Column Number(string name, string text) => new(name, words[text]) { Number = true };
    }

    private static Cell[] Pace(TargetNode node, PaceCause? cause, Words words) =>
    [
        new(node.Pace.Target), new(node.Pace.ToDate), new(node.Pace.Attainment is { } share ? new Ratio(share) : null),
        new(node.Pace.Expected), new(node.Pace.Gap), new(node.Pace.RequiredPerDay), new(BoardWords.Cause(cause, words)),
    ];

    private static Cell Figure(TargetCell? cell, string figure) => new(figure switch
    {
        "target" => cell?.Target,
        "actual" => cell?.Actual,
        _ => cell?.Attainment is { } share ? new Ratio(share) : null,
    });

    /// <summary>The whole by column: target, actual, a year before.</summary>
    public static Table Months(PageContext here)
    {
        var (data, words) = (BoardData.Of(here), here.Words);
        return new(
            "months", "targets/months", words["board.months"],
            [
                new("column", words["board.column"]), new("target", words["metric.target"]) { Number = true }, new("actual", words["board.actual"]) { Number = true },
                new("attainment", words["metric.attainment"]) { Number = true }, new("before", words["board.before"]) { Number = true },
            ],
            [.. data.Tree.Columns.Select((column, i) => Line(BoardWords.Column(column, words), data.Tree.Root?.Cells[i], data.Before[i]))]);

        static Row Line(string name, TargetCell? cell, Money? before) =>
            new([name, new(cell?.Target), new(cell?.Actual), new(cell?.Attainment is { } share ? new Ratio(share) : null), new(before)]);
    }

    public static object Options(PageContext here)
    {
        var (data, words) = (BoardData.Of(here), here.Words);
        IReadOnlyList<TargetCell?> cells = data.Tree.Root?.Cells ?? [];
        return ChartOptions.Cartesian(words, [.. data.Tree.Columns.Select(column => BoardWords.Column(column, words))],
        [
            new(words["metric.target"], 3, "bar", [.. cells.Select(cell => cell?.Target.ToDecimal())]),
            new(words["board.actual"], 1, "bar", [.. cells.Select(cell => cell?.Actual?.ToDecimal())]),
            new(words["board.before"], 2, "line", [.. data.Before.Select(before => before?.ToDecimal())]) { Dashed = true },
        ]);
    }
}
