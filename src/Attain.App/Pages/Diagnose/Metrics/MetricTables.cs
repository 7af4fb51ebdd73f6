using Attain.App.Components;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Metrics;

/// <summary>The tables of metrics.</summary>
internal static class MetricTables
{
    public static Table All(PageContext here)
    {
        var words = here.Words;
        var board = MetricBoard.Of(here);
        return new("metrics", "diagnose/metrics", words["diagnose.metrics"],
            [
                new("metric", words["report.metric"]), new("now", words["report.value"]) { Number = true }, new("onYear", words["report.onYear"]) { Number = true },
                new("onBefore", words["diagnose.onBefore"]) { Number = true }, new("group", words["report.group"]) { Minor = true },
            ],
            [
                .. from metrics in MetricGroup.All
                   from metric in metrics.Metrics
                   let line = board[metric]
                   select new Row(
                   [
                       words.Name(metric),
                       line is null ? new Cell(null) { Text = words["diagnose.notCut"] } : MetricCells.Of(words, metric, line.Now),
                       MetricCells.ChangeCell(words, metric, line?.OnYear), MetricCells.ChangeCell(words, metric, line?.OnBefore),
                       words[metrics.Key],
                   ]),
            ]);
    }

    public static Table Trend(PageContext here, MetricDetail detail)
    {
        var (words, metric) = (here.Words, detail.Line.Metric);
        return new("trend", Address(metric, "trend"), words["diagnose.trend"],
            [
                new("month", words["dimension.month"]), new("value", words.Name(metric)) { Number = true },
                new("before", words["report.year.before"]) { Number = true }, new("onYear", words["report.onYear"]) { Number = true },
            ],
            [
                .. detail.Months.Select((month, i) => new Row(
                [
                    new(month) { Text = Month(here, month), Link = here.Here(("period", here.Profile.Calendar.Label(here.Profile.Calendar.Of(Grain.Month, month)))) },
                    MetricCells.Of(words, metric, Known(detail.Now[i])),
                    MetricCells.Of(words, metric, Known(detail.Before?[i])),
                    MetricCells.ChangeCell(words, metric, new MetricLine(metric, Known(detail.Now[i]), null, Known(detail.Before?[i]), []).OnYear),
                ])),
            ]);
    }

    public static Table By(PageContext here, MetricDetail detail)
    {
        var (words, metric) = (here.Words, detail.Line.Metric);
        var most = detail.Parts.Max(part => part.Now.Value is { } value ? Math.Abs(value) : 0);
        var sum = detail.Adds ? detail.Parts.Sum(part => part.Now.Value ?? 0) : 0;
        var name = words[MetricTexts.Name(detail.By!.Value)];
        Column[] share = detail.Adds ? [new("share", words["report.share"]) { Number = true }] : [new("above", words["diagnose.numerator"]) { Number = true, Minor = true }, new("below", words["diagnose.denominator"]) { Number = true, Minor = true }];
        return new("by", Address(metric, "by"), words.Say("diagnose.byDimension", ("dimension", name)),
            [new("member", name), new("value", words.Name(metric)) { Number = true }, .. share, new("onYear", words["report.onYear"]) { Number = true }],
            [
                .. detail.Parts.Select(part => new Row(
                [
                    new(words.Name(part.Member)) { Link = MetricAddresses.Narrower(here, metric, part.Member) },
                    MetricCells.Of(words, metric, part.Now, MetricAddresses.Records(here, metric, part.Member)) with { Bar = most > 0 && part.Now.Value is { } value ? Math.Abs(value) / most : null },
                    .. detail.Adds
                        ? (Cell[])[new(sum > 0 && part.Now.Value is { } own ? new Ratio(own / sum) : null)]
                        : [new(part.Now.Numerator), new(part.Now.Denominator)],
                    MetricCells.ChangeCell(words, metric, part.OnYear),
                ])),
            ])
        {
            Sort = "-value", PageSize = 20, Filter = detail.Parts.Count > 20,
            Total = detail.Adds ? new Row([words["report.total"], MetricCells.Of(words, metric, detail.Line.Now), new(null), MetricCells.ChangeCell(words, metric, detail.Line.OnYear)]) : null,
        };
    }

    public static string Month(PageContext here, DateOnly month) =>
        PeriodNames.Of(here.Profile.Calendar.Label(here.Profile.Calendar.Of(Grain.Month, month)), here.Profile.Calendar, here.Words);

    private static MetricValue Known(decimal? value) => new(value, null, null, value is null ? ValueState.Undefined : ValueState.Known);

    private static string Address(MetricDefinition metric, string table) => $"diagnose/metrics/{metric.Id.Name}/{table}";
}
