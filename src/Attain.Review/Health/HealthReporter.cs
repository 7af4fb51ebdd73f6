using Attain.Core;
using Attain.Diagnosis;
using Attain.Execution;
using Attain.Facts;
using Attain.Metrics;
using Attain.Targets;

namespace Attain.Review;

/// <summary>Writes the weekly sales health report from facts: where we are, why it differs, who needs help, what next.</summary>
public sealed class HealthReporter(DiagnosisService diagnosis)
{
    /// <summary>How many findings make next week's focus.</summary>
    public static readonly Threshold FocusCount = new("review.focusCount", 3m);

    private static readonly IReadOnlyList<MetricDefinition> Shown =
    [
        MetricCatalogue.Revenue, MetricCatalogue.GrossMargin, MetricCatalogue.Orders, MetricCatalogue.AverageOrderValue,
        MetricCatalogue.ActiveCustomers, MetricCatalogue.NewCustomers, MetricCatalogue.LeadConversion, MetricCatalogue.WinRate,
    ];

    /// <param name="view">Its as-of day decides the week.</param>
    public HealthReport Build(WorkspaceView view) => Build(view, diagnosis.Run(view), DailyActions.ForEverybody(view));

    /// <param name="view">Its as-of day decides the week.</param>
    /// <param name="found">A diagnosis of the same view, so that it is not made twice.</param>
    /// <param name="everybody">Today's actions of the same view, by person.</param>
    public static HealthReport Build(WorkspaceView view, DiagnosisReport found, IReadOnlyDictionary<int, ActionList> everybody)
    {
        var calendar = view.Profile.Calendar;
        return new(
            view.AsOf,
            calendar.Of(Grain.Week, view.AsOf),
            [.. new[] { Grain.Week, Grain.Month, Grain.Quarter, Grain.Year }.Select(grain => Period(view, calendar.Of(grain, view.AsOf)))],
            PaceBoard.Build(view, view.AsOf, [Dimension.Rep]),
            Team(view, everybody),
            [.. CustomerRhythm.Late(view.Histories(view.AsOf), view.AsOf, view.Thresholds).Select(rhythm =>
                new LateCustomer(view.Member(Dimension.Customer, rhythm.CustomerId), view.Member(Dimension.Rep, CustomerOwner.Of(view, rhythm.CustomerId, rhythm.RepId)), rhythm))
                .Where(late => late.Rep.Id == 0 || view.Viewer.Sees(late.Rep.Id))],
            [.. found.Findings.Where(f => f.PartOf is null).Take((int)view.Thresholds[FocusCount])]);
    }

    private static HealthPeriod Period(WorkspaceView view, Period period)
    {
        var calendar = view.Profile.Calendar;
        var days = new DateRange(period.Days.From, view.AsOf.AddDays(1));
        var before = SamePart(calendar.Previous(period), period, days);
        var yearBefore = SamePart(calendar.YearBefore(period), period, days);
        var (now, then, lastYear) = (Ask(view, days), AskEarlier(view, before), AskEarlier(view, yearBefore));
        var lines = Shown.Select((metric, i) => new HealthLine(metric, now[i], then[i], lastYear[i])).ToList();
        var causes = lines[0].Now.Value is not null && lines[0].YearBefore.Value is > 0
            ? GapExplainer.Explain(view, MetricCatalogue.Revenue.Id, days, yearBefore, Scope.Company)
            : null;
        return new(period, days, yearBefore, lines, causes);
    }

    /// <summary>
    /// The part of an earlier period that a part of this one is held against: the whole of it when this one is over, else up to the same
    /// date a year before, so that a leap day moves nothing; of weeks, and of the month or quarter before, as many days.
    /// </summary>
    private static DateRange SamePart(Period earlier, Period period, DateRange days)
    {
        if (days == period.Days) return earlier.Days;
        var to = earlier.Days.From == days.From.AddYears(-1) ? days.Last.AddYears(-1).AddDays(1) : earlier.Days.From.AddDays(days.Days);
        return new(earlier.Days.From, to < earlier.Days.To ? to : earlier.Days.To);
    }

    private static IReadOnlyList<MetricValue> Ask(WorkspaceView view, DateRange days) =>
        view.Ask(new MetricQuery([.. Shown.Select(m => m.Id)]) { Days = days }).Rows[0].Values;

    /// <summary>The same where the facts reach back so far: half a month loaded is no month to compare with.</summary>
    private static IReadOnlyList<MetricValue> AskEarlier(WorkspaceView view, DateRange days) =>
        [.. Ask(view, days).Zip(Shown, (value, metric) => metric.Formula.Measures.OfType<FactMeasure>().All(measure => view.ReachesBack(measure.Fact, days)) ? value : MetricValue.NotLoaded)];

    /// <summary>Everybody who sold in the last 12 months, most revenue first.</summary>
    private static List<TeamLine> Team(WorkspaceView view, IReadOnlyDictionary<int, ActionList> everybody)
    {
        var now = ByRep(view, TrailingYear.EndingOn(view.AsOf));
        var yearBefore = TrailingYear.Before(view.AsOf);
        var before = view.ReachesBack(FactKind.OrderLines, yearBefore) ? ByRep(view, yearBefore) : [];
        return [.. now
            .Where(rep => rep.Key.Id != 0)
            .Select(rep => new TeamLine(
                rep.Key,
                Money.Round(rep.Value, view.Profile.Currency),
                Delta.Of(before.GetValueOrDefault(rep.Key), rep.Value),
                everybody[rep.Key.Id]))
            .OrderByDescending(line => line.Revenue)];
    }

    private static Dictionary<DimensionValue, decimal> ByRep(WorkspaceView view, DateRange days) =>
        view.Ask(new MetricQuery(MetricCatalogue.Revenue) { By = [Dimension.Rep], Days = days }).Rows
            .ToDictionary(row => row.Keys[0], row => row.Values[0].Value ?? 0);
}
