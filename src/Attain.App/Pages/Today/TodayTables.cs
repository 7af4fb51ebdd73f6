using Attain.App.Components;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Targets;

namespace Attain.App.Pages.Today;

/// <summary>The numbers of the home page as tables and charts.</summary>
public static class TodayTables
{
    public static Table Months(TodayModel model, PageContext here)
    {
        var words = here.Words;
        Money? Amount(decimal? amount) => amount is { } known ? Money.Round(known, here.Profile.Currency) : null;
        return new(
            "months", "today/months", words["today.months"],
            [
                new("month", words["dimension.month"]), new("actual", words["today.actual"]) { Number = true }, new("target", words["today.target"]) { Number = true },
                new("attainment", words["today.rate"]) { Number = true }, new("before", words["today.before"]) { Number = true }, new("change", words["today.change"]) { Number = true },
            ],
            [
                .. model.Months.Select(line => new Row(
                [
                    words.Label(line.Month),
                    new(Amount(line.Actual)),
                    new(Amount(line.Target)),
                    new(line is { Actual: { } actual, Target: { } target } ? Ratio.Of(actual, target) : null),
                    new(Amount(line.Before)),
                    new(line is { Actual: { } now, Before: { } before } ? Delta.Of(before, now) : null),
                ])),
            ]);
    }

    public static object MonthsChart(TodayModel model, PageContext here)
    {
        var words = here.Words;
        var series = new List<ChartSeries> { new(words["today.actual"], 1, "bar", [.. model.Months.Select(line => line.Actual)]) };
        if (model.Months.Any(line => line.Target is not null)) series.Add(new(words["today.target"], 2, "line", [.. model.Months.Select(line => line.Target)]) { Dashed = true });
        if (model.Months.Any(line => line.Before is not null)) series.Add(new(words["today.before"], 3, "line", [.. model.Months.Select(line => line.Before)]));
        return ChartOptions.Cartesian(words, [.. model.Months.Select(line => words.Month(line.Month.Days.From))], series);
    }
}
