using Attain.Core;
using Attain.Metrics;

namespace Attain.Targets;

/// <summary>Where a running window is likely to end, from its own past: no seller's opinion, no stage weights.</summary>
/// <param name="Expected">To date, and what the rest of the window brought a year before times the growth of the last 13 weeks.</param>
/// <param name="Low">Four of five past cases of the same method ended between this …</param>
/// <param name="High">… and this.</param>
/// <param name="Odds">
/// Chance to reach the target, between 0 and 1: the share of past cases in which it would have been reached, one added on either side
/// (Laplace's rule of succession), for a few cases that all went one way do not make it certain.
/// </param>
/// <param name="Cases">Past weeks from which the same reckoning was tried. They overlap, so they tell less than as many separate ones.</param>
public sealed record Landing(Money Expected, Money Low, Money High, decimal Odds, int Cases);

/// <summary>A landing, or why there is none: exactly one of the two is set.</summary>
public sealed record LandingResult(Landing? Landing, Sentence? WhyNot);

/// <summary>Reckons where a window ends, and how far off the same reckoning was before.</summary>
public static class LandingForecast
{
    /// <summary>52 weeks, so that weekdays meet weekdays.</summary>
    private const int Year = 364;

    /// <summary>Days over which growth on the year before is measured.</summary>
    private const int Recent = 91;

    private const int FewestCases = 8;

    /// <param name="view">As of the day it is reckoned on.</param>
    /// <param name="window">A window that is not over.</param>
    /// <param name="target">Money units to be reached in it.</param>
    /// <exception cref="RefusedException">A dimension of <paramref name="where"/> does not apply to revenue.</exception>
    public static LandingResult Of(WorkspaceView view, DateRange window, Scope where, Money target)
    {
        var today = view.AsOf.AddDays(1);
        var series = Daily(view, where);
        var toDate = series.Sum(window.From, today);
        var left = window.To.DayNumber - today.DayNumber;
        if (left <= 0) return new(new Landing(Money(toDate), Money(toDate), Money(toDate), toDate >= target.ToDecimal() ? 1 : 0, 0), null);
        if (series.Rest(today, left) is not { } rest) return TooShort(view);

        // The same reckoning from every earlier week whose outcome is known: how much of it came true.
        var came = new List<decimal>();
        for (var from = today.AddDays(-left); series.Rest(from, left) is { } told; from = from.AddDays(-7))
            if (told > 0) came.Add(series.Sum(from, from.AddDays(left)) / told);
        if (came.Count < FewestCases) return TooShort(view);
        came.Sort();
        return new(
            new Landing(
                Money(toDate + rest),
                Money(toDate + rest * Quantile(came, 0.1m)),
                Money(toDate + rest * Quantile(came, 0.9m)),
                (came.Count(share => toDate + rest * share >= target.ToDecimal()) + 1m) / (came.Count + 2),
                came.Count),
            null);

        Money Money(decimal amount) => Core.Money.Round(amount, view.Profile.Currency);
    }

    private static LandingResult TooShort(WorkspaceView view) => new(null, Sentence.Of("targets.landing.tooShort", ("from", view.FactDays.From)));

    /// <summary>Between the two nearest cases.</summary>
    private static decimal Quantile(List<decimal> sorted, decimal share)
    {
        var at = share * (sorted.Count - 1);
        var below = (int)at;
        return sorted[below] + (at - below) * (sorted[Math.Min(below + 1, sorted.Count - 1)] - sorted[below]);
    }

    private static Series Daily(WorkspaceView view, Scope where)
    {
        var days = view.FactDays;
        var amounts = new decimal[days.Days + 1];
        foreach (var row in view.Ask(new MetricQuery(MetricCatalogue.Revenue) { By = [Dimension.Day], Where = where, Days = days }).Rows)
            amounts[row.Keys[0].Days!.Value.From.DayNumber - days.From.DayNumber + 1] = row.Values[0].Value ?? 0;
        for (var i = 1; i < amounts.Length; i++) amounts[i] += amounts[i - 1];
        return new Series(days.From, amounts);
    }

    /// <summary>Revenue by day, summed up so that any stretch of days is one subtraction.</summary>
    private sealed class Series(DateOnly first, decimal[] upTo)
    {
        public decimal Sum(DateOnly from, DateOnly to) => At(to) - At(from);

        /// <summary>What the days from here should bring; null when the facts do not reach back far enough to tell.</summary>
        public decimal? Rest(DateOnly from, int days)
        {
            if (days > Year || from.AddDays(-Year - Recent) < first) return null;
            var before = Sum(from.AddDays(-Year - Recent), from.AddDays(-Year));
            if (before <= 0) return null;
            var growth = Sum(from.AddDays(-Recent), from) / before;
            return Sum(from.AddDays(-Year), from.AddDays(days - Year)) * growth;
        }

        private decimal At(DateOnly day) => upTo[Math.Clamp(day.DayNumber - first.DayNumber, 0, upTo.Length - 1)];
    }
}
