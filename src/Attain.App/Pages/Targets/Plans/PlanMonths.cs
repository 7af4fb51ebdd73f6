using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Metrics;
using Attain.Targets;

namespace Attain.App.Pages.Targets.Plans;

/// <summary>A breakdown by month beside the last revenue known of each month.</summary>
public static class PlanMonths
{
    public static Table Table(PageContext here, Breakdown cells)
    {
        var words = here.Words;
        return new(
            "season", "targets/plans/season", words["plannew.season"],
            [
                new("month", words["dimension.month"]), new("plan", words["plans.year"]) { Number = true }, new("share", words["plans.share"]) { Number = true },
                new("before", words["board.before"]) { Number = true },
            ],
            [.. new Rollup(cells, here.View).SumBy(Dimension.Month).Select(month => new Row(
            [
                words.Month(month.Key.Days!.Value.From), new(month.Amount), new(cells.Total.Units == 0 ? null : new Ratio(month.Amount.ToDecimal() / cells.Total.ToDecimal())),
                new(Before(here, month.Key.Days!.Value)),
            ]))]);
    }

    /// <summary>The same month of the last year that knows it whole.</summary>
    private static Money? Before(PageContext here, DateRange month)
    {
        var days = month;
        while (days.To > here.AsOf.AddDays(1)) days = new(days.From.AddYears(-1), days.To.AddYears(-1));
        if (days == month) days = new(days.From.AddYears(-1), days.To.AddYears(-1));
        return days.From < here.View.FactDays.From ? null
            : Money.Round(here.View.Ask(new MetricQuery(MetricCatalogue.Revenue) { Days = days }).Single.Value ?? 0, here.Profile.Currency);
    }
}
