using System.Globalization;
using Attain.App.Pages.Diagnose.Metrics;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Metrics;
using Attain.Review;

namespace Attain.App.Pages.Review;

/// <summary>A kept report with its figures.</summary>
public sealed record KeptWeek(KeptReportLine Line, IReadOnlyList<KeyFigure> Figures)
{
    public KeyFigure? Figure(Grain period, MetricDefinition metric) => Figures.FirstOrDefault(figure => figure.Period == period && figure.Metric == metric.Id.Name);
}

/// <summary>Reports kept, the latest week first, and two of them beside each other.</summary>
public sealed record KeptHistory(IReadOnlyList<KeptWeek> Weeks)
{
    public const string Kind = "health", Html = "text/html";

    public static KeptHistory Of(PageContext here) => here.Keep("kept reports", () =>
    {
        var lines = KeptReports.List(here.View, Kind);
        var figures = lines.Where(line => line.Format == KeyFigures.Format).ToDictionary(line => (line.Day, line.AsOfDay, line.PersonId), line => line.Id);
        return new KeptHistory(
        [
            .. lines.Where(line => line.Format == Html).Select(line => new KeptWeek(
                line, figures.TryGetValue((line.Day, line.AsOfDay, line.PersonId), out var id) ? KeyFigures.Read(KeptReports.Read(here.View, id).Content) : [])),
        ]);
    });

    /// <summary>The two weeks the address asks to compare; the last two where it names none; null with fewer.</summary>
    public (KeptWeek Earlier, KeptWeek Later)? Compared(PageContext here)
    {
        var pair = new[] { Find(here["a"]), Find(here["b"]) }.OfType<KeptWeek>().DistinctBy(week => week.Line.Id).ToList();
        if (pair.Count < 2) pair = [.. Weeks.Where(week => week.Figures.Count > 0).DistinctBy(week => week.Line.Day).Take(2)];
        if (pair.Count < 2) return null;
        pair.Sort((one, other) => (one.Line.Day, one.Line.AsOfDay, one.Line.Id).CompareTo((other.Line.Day, other.Line.AsOfDay, other.Line.Id)));
        return (pair[0], pair[1]);
    }

    public static Table All(PageContext here)
    {
        var words = here.Words;
        return new("kept", "review/history", words["review.history"],
            [
                new("week", words["dimension.week"]), new("asOf", words["review.asOf"]), new("revenue", words["review.weekRevenue"]) { Number = true }, new("onYear", words["report.onYear"]) { Number = true },
                new("year", words["review.yearRevenue"]) { Number = true }, new("sight", words["report.finding.scope"]), new("author", words["review.author"]), new("kept", words["review.keptOn"]) { Minor = true },
            ],
            [
                .. Of(here).Weeks.Select(week => new Row(
                [
                    new(here.Profile.Calendar.Label(here.Profile.Calendar.Of(Grain.Week, week.Line.Day))) { Link = Address(here, week.Line.Id) },
                    new(week.Line.AsOfDay), Value(here, MetricCatalogue.Revenue, week.Figure(Grain.Week, MetricCatalogue.Revenue)?.Value),
                    new(week.Figure(Grain.Week, MetricCatalogue.Revenue)?.OnYear is { } change ? new Delta(change) : null),
                    Value(here, MetricCatalogue.Revenue, week.Figure(Grain.Year, MetricCatalogue.Revenue)?.Value),
                    week.Line.PersonId is { } person ? here.View.Member(Dimension.Rep, person).Name : words["frame.scope.company"], week.Line.Author, new(here.Profile.DayOf(week.Line.CreatedAt)),
                ])),
            ])
        { PageSize = 20 };
    }

    public static Table Compare(PageContext here)
    {
        var words = here.Words;
        var (earlier, later) = Of(here).Compared(here) ?? throw new NotThereException();
        return new("compare", "review/history/compare", words["review.compare"],
            [
                new("metric", words["report.metric"]), new("period", words["review.period"]), new("earlier", Name(here, earlier)) { Number = true },
                new("later", Name(here, later)) { Number = true }, new("change", words["report.change"]) { Number = true },
            ],
            [
                .. later.Figures.Select(figure =>
                {
                    var metric = MetricCatalogue.Find(new(figure.Metric));
                    var then = earlier.Figure(figure.Period, metric)?.Value;
                    var change = metric.Change(then, figure.Value);
                    return new Row([words.Name(metric), words[$"report.period.{figure.Period}"], Value(here, metric, then), Value(here, metric, figure.Value), MetricCells.ChangeCell(words, metric, change)]);
                }),
            ]);
    }

    public static string Name(PageContext here, KeptWeek week) => here.Profile.Calendar.Label(here.Profile.Calendar.Of(Grain.Week, week.Line.Day));

    public static string Address(PageContext here, int id) => here.Link(FormattableString.Invariant($"review/kept/{id}"));

    private static Cell Value(PageContext here, MetricDefinition metric, decimal? value) => MetricCells.Of(here.Words, metric, Known(value));

    private static MetricValue Known(decimal? value) => new(value, null, null, value is null ? ValueState.Undefined : ValueState.Known);

    private KeptWeek? Find(string? id) => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? Weeks.FirstOrDefault(week => week.Line.Id == known) : null;
}
