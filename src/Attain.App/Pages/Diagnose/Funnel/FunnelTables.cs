using Attain.App.Pages.Diagnose.Metrics;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Funnel;

/// <summary>The tables of the funnel.</summary>
internal static class FunnelTables
{
    private static readonly MetricDefinition[] Shown =
    [
        MetricCatalogue.Leads, MetricCatalogue.LeadConversion, MetricCatalogue.Opportunities, MetricCatalogue.Won, MetricCatalogue.WinRate,
        MetricCatalogue.WonAmount, MetricCatalogue.SalesCycle, MetricCatalogue.OpenPipeline,
    ];

    public static Table Levels(PageContext here)
    {
        var words = here.Words;
        return new("levels", "diagnose/funnel/levels", words["diagnose.funnel"],
            [
                new("level", words["diagnose.level"]), new("count", words["diagnose.count"]) { Number = true }, new("before", words["diagnose.countBefore"]) { Number = true },
                new("passed", words["diagnose.passed"]) { Number = true, Hint = words["diagnose.passed.hint"] }, new("passedBefore", words["report.year.before"]) { Number = true },
                new("fall", words["diagnose.points"]) { Number = true }, new("lost", words["diagnose.lostHere"]) { Number = true, Minor = true },
                new("open", words["diagnose.openHere"]) { Number = true, Minor = true }, new("days", words["diagnose.usualDays"]) { Number = true }, new("daysBefore", words["report.year.before"]) { Number = true, Minor = true },
            ],
            [
                .. FunnelModel.Of(here).Levels.Select(level => new Row(
                [
                    new(Name(here, level)) { Link = Link(here, level) },
                    new(level.Count), new(level.Before), new(level.Passed), new(level.PassedBefore),
                    MetricCells.ChangeCell(words, MetricCatalogue.WinRate, -level.Fall),
                    new(level.Stage is null ? null : level.LostHere), new(level.Stage is null ? null : level.OpenHere),
                    new(level.Days is { } days ? (decimal)days : null), new(level.DaysBefore is { } then ? (decimal)then : null),
                ])),
            ]);
    }

    /// <summary>Teams or sources beside each other.</summary>
    public static Table By(PageContext here, Dimension dimension)
    {
        var words = here.Words;
        var metrics = Shown.Where(metric => here.Scope.Members.Keys.Append(dimension).All(metric.Dimensions.Contains)).ToList();
        var rows = here.Keep(("funnel by", dimension, here.Asked), () => here.View.Ask(new MetricQuery([.. metrics.Select(metric => metric.Id)]) { By = [dimension], Days = here.Period.Days, Where = here.Scope }));
        var name = dimension.Name();
        return new(name, "diagnose/funnel/" + name, words.Say("diagnose.byDimension", ("dimension", words[MetricTexts.Name(dimension)])),
            [new("member", words[MetricTexts.Name(dimension)]), .. metrics.Select(metric => new Column(metric.Id.Name, words.Name(metric)) { Number = true, Minor = metric == MetricCatalogue.SalesCycle })],
            [
                .. rows.Rows.Select(row => new Row(
                [
                    words.Name(row.Keys[0]),
                    .. metrics.Select((metric, i) => MetricCells.Of(words, metric, row.Values[i], MetricAddresses.Records(here, metric, row.Keys[0]))),
                ])),
            ])
        { Sort = metrics.Count > 0 ? "-" + metrics[0].Id.Name : null, PageSize = 20 };
    }

    public static string Name(PageContext here, FunnelLevel level) => level.Stage is { } stage ? here.Words.Name(stage) : here.Words["diagnose.level." + level.Key];

    private static string? Link(PageContext here, FunnelLevel level) => level.Key switch
    {
        "leads" => MetricAddresses.Records(here, MetricCatalogue.Leads),
        "opened" => MetricAddresses.Records(here, MetricCatalogue.Opportunities),
        "won" => MetricAddresses.Records(here, MetricCatalogue.Won),
        _ => null,
    };
}
