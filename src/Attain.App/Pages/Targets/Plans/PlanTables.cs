using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Attain.Targets;

namespace Attain.App.Pages.Targets.Plans;

/// <summary>Plans as tables: the list, and one plan cut by a dimension along quarters or months.</summary>
public static class PlanTables
{
    public static IReadOnlyList<PlanSummary> Plans(PageContext here) => here.Keep("plans", () => PlanService.List(here.View).ToList());

    /// <exception cref="NotThereException">There is no such plan.</exception>
    public static PlanView Plan(PageContext here)
    {
        var name = here["name"];
        if (!Plans(here).Any(plan => plan.Name == name)) throw new NotThereException();
        return here.Keep(("plan", name), () => PlanService.Show(here.View, name));
    }

    public static Table List(PageContext here)
    {
        var words = here.Words;
        return new(
            "plans", "targets/plans", words["plans.title"],
            [
                new("name", words["plans.name"]), new("days", words["plans.days"]), new("status", words["plans.status"]),
                new("total", words["plans.total"]) { Number = true }, new("growth", words["plans.growth"]) { Number = true },
                new("along", words["plans.along"]), new("cells", words["plans.cells"]) { Number = true, Minor = true },
            ],
            [.. Plans(here).Select(plan => new Row(
                [
                    plan.Name, words.Days(plan.Days), words.Say($"plans.status.{plan.Status}", ("version", plan.Version)),
                    new(plan.Total), new(Delta.Of(Before(here, plan.Days).Values.Sum(), plan.Total.ToDecimal())),
                    words.List(plan.Along.Select(dimension => words[$"dimension.{dimension.Name()}"])), new(plan.Cells),
                ]) { Link = here.Link("targets/plan", ("name", plan.Name)) })]);
    }

    /// <summary>The dimensions a plan can be cut by besides time; what the address asks for first.</summary>
    public static IReadOnlyList<Dimension> Cuts(PlanView plan) => [.. plan.Totals.Select(totals => totals.Dimension).Where(dimension => !dimension.IsTime())
        .OrderBy(dimension => dimension)];

    public static Dimension? Cut(PageContext here, PlanView plan) =>
        Dimensions.TryParse(here["by"], out var asked) && Cuts(plan).Contains(asked) ? asked : Cuts(plan).Cast<Dimension?>().FirstOrDefault();

    public static bool ByMonth(PageContext here) => here["grain"] == "month";

    /// <summary>Members down, quarters or months across; every total is the sum of its cells.</summary>
    public static Table Cells(PageContext here)
    {
        var (plan, words) = (Plan(here), here.Words);
        var (calendar, rollup) = (here.Profile.Calendar, new Rollup(plan.Cells, here.View));
        var grain = ByMonth(here) ? Dimension.Month : Dimension.Quarter;
        var columns = calendar.Each(grain.ToGrain(), plan.Days).ToList();
        var cut = Cut(here, plan) ?? grain;
        var totals = plan.Totals.Single(one => one.Dimension == cut);
        var cells = cut == grain ? null : rollup.SumBy(cut, grain);
        var before = cut == grain ? [] : Before(here, plan.Days, cut);
        var whole = plan.Cells.Total;
        var began = plan.Days.From <= here.AsOf;
        return new(
            "cells", "targets/plan", $"{words["plans.title"]} {plan.Name}",
            [
                new("member", words[$"dimension.{cut.Name()}"]),
                .. columns.Select((period, i) => new Column($"c{i}", ByMonth(here) ? words.Month(period.Days.From) : calendar.Label(period)[^2..]) { Number = true, Minor = true }),
                new("total", words["plans.year"]) { Number = true }, new("share", words["plans.share"]) { Number = true }, new("growth", words["plans.growth"]) { Number = true },
                .. began ? [new Column("actual", words["board.actual"]) { Number = true }, new Column("attainment", words["metric.attainment"]) { Number = true }] : Array.Empty<Column>(),
            ],
            [.. totals.Members.Where(node => node.Target.Units != 0 || node.Actual is { Units: not 0 }).Select(node => new Row(
                [
                    new(words.Name(node.Key!)),
                    .. columns.Select(period => Digits(cells?.TryGetValue((node.Key!.Id, EpochDay.Of(period.Days.From)), out var amount) == true ? amount : null)),
                    Digits(node.Target), Share(node.Target), Growth(node.Target, before.GetValueOrDefault(node.Key!.Id)), .. Reached(node),
                ]))])
        {
            Sort = "-total",
            Filter = totals.Members.Count > 20,
            Total = new(
            [
                words["report.total"], .. columns.Select(period => Digits(rollup.SumBy(grain).Where(sum => sum.Key.Id == EpochDay.Of(period.Days.From)).Select(sum => (Money?)sum.Amount).FirstOrDefault())),
                Digits(whole), new(null), Growth(whole, Before(here, plan.Days).Values.Sum()), .. Reached(plan.Tree),
            ]),
        };

        Cell Digits(Money? amount) => amount is { } money
            ? new(money) { Text = ByMonth(here) ? words.Short(money).TrimStart('¥', '$') : money.ToDecimal().ToString("#,0", System.Globalization.CultureInfo.InvariantCulture) }
            : new(null);

        Cell Share(Money amount) => whole.Units == 0 ? new(null) : new(new Ratio(amount.ToDecimal() / whole.ToDecimal())) { Bar = amount.ToDecimal() / whole.ToDecimal() };

        Cell Growth(Money amount, decimal from) => new(Delta.Of(from, amount.ToDecimal()));

        Cell[] Reached(PlanNode node) => !began ? [] : [new(node.Actual), new(node.Attainment is { } share ? new Ratio(share) : null) { Title = node.Cause is { } cause ? words.Say(cause) : null }];
    }

    /// <summary>Revenue of the year before by member; by nothing: under 0. Only up to the as-of day, and none where facts do not reach back.</summary>
    private static Dictionary<int, decimal> Before(PageContext here, DateRange days, Dimension? by = null) => here.Keep(("plan.before", days, by), () =>
    {
        var past = new DateRange(days.From.AddYears(-1), days.To.AddYears(-1));
        // A year that is still running stands for itself by its last twelve months.
        if (past.To > here.AsOf) past = TrailingYear.EndingOn(here.AsOf);
        if (past.From < here.View.FactDays.From) return [];
        var rows = here.View.Ask(new MetricQuery(MetricCatalogue.Revenue) { By = by is { } dimension ? [dimension] : [], Days = past }).Rows;
        return rows.ToDictionary(row => by is null ? 0 : row.Keys[0].Id, row => row.Values[0].Value ?? 0);
    });
}
