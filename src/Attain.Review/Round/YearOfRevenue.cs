using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Attain.Targets;

namespace Attain.Review;

/// <param name="Month">First day of the month.</param>
/// <param name="Before">The same month a year earlier.</param>
public sealed record MonthOfRevenue(DateOnly Month, Money Now, Money Before);

/// <summary>Revenue of the months diagnosed beside the same months a year before, and why they differ.</summary>
/// <param name="Causes">Parts that sum to the change exactly; null where the year before had no revenue.</param>
public sealed record YearOfRevenue(DateRange Days, DateRange Versus, Money Now, Money Before, IReadOnlyList<MonthOfRevenue> Months, GapExplanation? Causes)
{
    /// <summary>Null without revenue before.</summary>
    public Delta? Change => Delta.Of(Before.ToDecimal(), Now.ToDecimal());

    /// <summary>Null where no orders are loaded.</summary>
    /// <param name="days">Whole months.</param>
    /// <param name="versus">The same months a year before.</param>
    public static YearOfRevenue? Build(WorkspaceView view, DateRange days, DateRange versus)
    {
        if (!view.IsLoaded(FactKind.OrderLines)) return null;
        var (now, before) = (ByMonth(view, days), ByMonth(view, versus));
        var months = new List<MonthOfRevenue>();
        for (var month = days.From; month < days.To; month = month.AddMonths(1))
        {
            months.Add(new(month, view.Profile.Money(now.GetValueOrDefault(month)), view.Profile.Money(before.GetValueOrDefault(month.AddYears(-1)))));
        }

        var (sumNow, sumBefore) = (view.Profile.Money(now.Values.Sum()), view.Profile.Money(before.Values.Sum()));
        var causes = sumBefore.Units > 0 ? GapExplainer.Explain(view, MetricCatalogue.Revenue.Id, days, versus, Scope.Company) : null;
        return new(days, versus, sumNow, sumBefore, months, causes);
    }

    /// <summary>Revenue of the last twelve months of an advice's history, in the order of the months it advises for.</summary>
    public static IReadOnlyList<Money> MonthsBefore(WorkspaceView view, TargetAdvice advice)
    {
        var byMonth = ByMonth(view, new DateRange(advice.History.To.AddMonths(-12), advice.History.To)).ToDictionary(month => month.Key.Month, month => month.Value);
        return [.. advice.ByMonth.Select(month => view.Profile.Money(byMonth.GetValueOrDefault(month.Month.Month)))];
    }

    /// <summary>Money units by first day of the month.</summary>
    private static Dictionary<DateOnly, long> ByMonth(WorkspaceView view, DateRange days) =>
        view.Ask(new MetricQuery(MetricCatalogue.Revenue) { By = [Dimension.Month], Days = days }).Rows
            .ToDictionary(row => row.Keys[0].Days!.Value.From, row => Money.FromDecimal(row.Values[0].Value ?? 0, view.Profile.Currency).Units);
}
