using Attain.Core;
using Attain.Metrics;

namespace Attain.Targets;

/// <summary>
/// Floor, target and stretch for a period, from history alone. Where history is long enough, the method is tried on its
/// own past (rolling origins, the same distance and length) and its errors give the range. Where it is not, the growth
/// seen so far from year to year gives it. Shorter still, there is no advice, and the reason is told.
/// </summary>
public static class TargetAdvisor
{
    private const int Year = 12;

    /// <summary>The next fiscal year after the as-of day.</summary>
    public static AdviceResult Advise(WorkspaceView view) =>
        Advise(view, view.Profile.Calendar.Next(view.Profile.Calendar.Of(Grain.Year, view.AsOf)));

    /// <param name="period">A month, quarter or year. Only what was known before it starts is used.</param>
    public static AdviceResult Advise(WorkspaceView view, Period period, Scope? where = null)
    {
        if (!FiscalCalendar.Nests(Grain.Month, period.Grain)) throw new RefusedException(Sentence.Of("targets.adviceNeedsMonths"));
        if (!view.IsLoaded(Facts.FactKind.OrderLines)) return new(null, Sentence.Of("targets.noOrders"));

        var series = MonthSeries.Read(view, period.Days.From, where ?? Scope.Company);
        var minimum = (int)view.Thresholds[TargetThresholds.MinimumErrors];
        var shortest = Year + 2 + minimum; // growth of three-month sums over the year before, as often as the minimum asks
        if (series.Count < shortest) return new(null, Sentence.Of("targets.tooShort", ("needed", shortest), ("months", series.Count)));
        if (series.Sum(series.Count - Year, Year) <= 0) return new(null, Sentence.Of("targets.nothingSold"));

        var months = Months(period);
        var range = OwnErrors(series, months, view.Profile.WorkingDays, minimum) ?? GrowthSeen(series, months, view.Profile.WorkingDays, minimum);
        return range is null
            ? new(null, Sentence.Of("targets.tooShort", ("needed", shortest), ("months", series.Count)))
            : new(Write(view, period, series, months, range), null);
    }

    /// <summary>First days of the months of a period.</summary>
    internal static IReadOnlyList<DateOnly> Months(Period period)
    {
        var months = new List<DateOnly>();
        for (var month = period.Days.From; month < period.Days.To; month = month.AddMonths(1)) months.Add(month);
        return months;
    }

    // Outcomes, in money units: what the period would bring if things went as they did in each past case.
    private sealed record Outcomes(double[] Values, Sentence Method, Sentence Range);

    private static Outcomes? OwnErrors(MonthSeries series, IReadOnlyList<DateOnly> months, WorkingCalendar working, int minimum)
    {
        if (SeasonalGrowth.GrowthOf(series, series.Count) is not { } growth) return null;
        var now = Total(SeasonalGrowth.Fit(series, series.Count, growth, working), months);
        var first = series.IndexOf(months[0]);
        var values = new List<double>();
        for (var origin = 2 * Year; origin + (first - series.Count) + months.Count <= series.Count; origin++)
        {
            if (SeasonalGrowth.GrowthOf(series, origin) is not { } then) continue;
            var from = origin + first - series.Count;
            var forecast = Total(SeasonalGrowth.Fit(series, origin, then, working), [.. Enumerable.Range(from, months.Count).Select(series.Month)]);
            if (forecast > 0) values.Add(now * Math.Max(0, series.Sum(from, months.Count)) / forecast);
        }
        return values.Count < minimum ? null : new(
            [.. values],
            Sentence.Of("targets.methodCagr", ("years", Math.Min(3, series.Count / Year - 1))),
            Sentence.Of("targets.rangeErrors", ("cases", values.Count)));
    }

    // Growth of sums over as many months as there are enough cases for: a year, half a year or a quarter.
    private static Outcomes? GrowthSeen(MonthSeries series, IReadOnlyList<DateOnly> months, WorkingCalendar working, int minimum)
    {
        foreach (var span in (int[])[12, 6, 3])
        {
            var growths = SeasonalGrowth.YearOnYear(series, series.Count, span).ToList();
            if (growths.Count < minimum) continue;
            return new(
                [.. growths.Select(growth => Total(SeasonalGrowth.Fit(series, series.Count, growth, working), months))],
                Sentence.Of("targets.methodGrowth", ("months", series.Count)),
                Sentence.Of("targets.rangeGrowth", ("cases", growths.Count), ("span", span)));
        }
        return null;
    }

    private static double Total(SeasonalGrowth model, IReadOnlyList<DateOnly> months) => months.Sum(model.Month);

    private static TargetAdvice Write(WorkspaceView view, Period period, MonthSeries series, IReadOnlyList<DateOnly> months, Outcomes outcomes)
    {
        var profile = view.Profile;
        var growth = SeasonalGrowth.GrowthOf(series, series.Count) ?? 0;
        var model = SeasonalGrowth.Fit(series, series.Count, growth, profile.WorkingDays);
        var cases = outcomes.Values.Order().ToArray();
        var target = Level(cases.Length / 2);
        var shares = Allocation.Spread(target.Amount.Units, Weights(model, months));
        return new(
            period,
            Amount(Total(model, months)),
            decimal.Round((decimal)growth, 6),
            Stage(view, (decimal)growth),
            Level(cases.Length / 5),
            target,
            Level(cases.Length * 4 / 5),
            cases.Length,
            outcomes.Method,
            outcomes.Range,
            new DateRange(series.First, series.Month(series.Count)),
            profile.Money(series.Sum(series.Count - Year, Year)),
            [.. months.Zip(shares, (month, units) => new MonthAmount(month, profile.Money(units)))]);

        // A past outcome itself, nothing in between: what at least four of five, half, one of five cases reached.
        AdvisedLevel Level(int missed)
        {
            var reached = cases.Count(outcome => outcome >= cases[missed]);
            return new(Amount(cases[missed]), decimal.Round((decimal)reached / cases.Length, 4));
        }

        Money Amount(double units) => profile.Money((long)Math.Round(units, MidpointRounding.AwayFromZero));
    }

    internal static decimal[] Weights(SeasonalGrowth model, IReadOnlyList<DateOnly> months) =>
        [.. months.Select(month => (decimal)Math.Round(model.Month(month), 6))];

    private static GrowthStage Stage(WorkspaceView view, decimal growth)
    {
        var growing = view.Thresholds[TargetThresholds.Growing];
        return growth >= growing ? GrowthStage.Growing : growth <= -growing ? GrowthStage.Shrinking : GrowthStage.Mature;
    }
}
