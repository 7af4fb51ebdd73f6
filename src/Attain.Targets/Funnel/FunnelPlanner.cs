using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Targets;

/// <summary>Walks an amount back through the funnel with measured rates.</summary>
public static class FunnelPlanner
{
    // z of a two-sided 80 % interval.
    private const double Eighty = 1.2815515655446004;

    // A part of the company is drawn toward the whole as if it had seen this many cases at the company's rate.
    private const decimal ParentCases = 20;

    /// <param name="amount">At the workspace's scale.</param>
    /// <param name="period">The days in which it is to be reached.</param>
    /// <param name="measured">Days the rates are measured on; null: the year up to the as-of day.</param>
    /// <exception cref="RefusedException">Nothing was sold in the days measured: there is no average to start from.</exception>
    public static FunnelPlan Plan(WorkspaceView view, Money amount, DateRange period, Scope? where = null, DateRange? measured = null)
    {
        if (amount.Units < 0) throw new RefusedException(Sentence.Of("targets.totalNotPositive", ("total", amount.ToExact())));
        var scope = where ?? Scope.Company;
        var end = view.AsOf.AddDays(1);
        var days = measured ?? new DateRange(end.AddYears(-1), end);
        var missing = new List<Sentence>();

        var (average, averageFrom) = Average(view, days, scope, missing);
        var win = Rate(view, MetricCatalogue.WinRate, FactKind.Opportunities, days, scope, missing);
        var convert = Rate(view, MetricCatalogue.LeadConversion, FactKind.Leads, days, scope, missing);
        var work = Actions(view, days, scope, missing);
        var workingDays = view.Profile.WorkingDays.WorkingDays(period);
        var cent = 1m / view.Profile.Currency.Factor;
        var steps = ReverseFunnel.Steps(amount.ToDecimal(), average, cent, win?.Rate, convert?.Rate, workingDays, work);
        return new(
            amount, days, workingDays, Money.Round(average, view.Profile.Currency), averageFrom, win, convert, steps,
            Range(steps, win, convert), missing);
    }

    private static (decimal Average, MetricId From) Average(WorkspaceView view, DateRange days, Scope scope, List<Sentence> missing)
    {
        if (view.IsLoaded(FactKind.Opportunities))
        {
            var sum = Ask(view, MetricCatalogue.WonAmount, days, scope).Value ?? 0;
            var won = Ask(view, MetricCatalogue.Won, days, scope).Value ?? 0;
            if (sum > 0 && won > 0) return (sum / won, MetricCatalogue.WonAmount.Id);
            missing.Add(Sentence.Of("targets.funnel.nothingWon"));
        }
        return Ask(view, MetricCatalogue.AverageOrderValue, days, scope).Value is { } average and > 0
            ? (average, MetricCatalogue.AverageOrderValue.Id)
            : throw new RefusedException(Sentence.Of("targets.funnel.nothingSold", ("from", days.From), ("to", days.Last)));
    }

    private static MeasuredRate? Rate(
        WorkspaceView view, MetricDefinition metric, FactKind fact, DateRange days, Scope scope, List<Sentence> missing)
    {
        if (!view.IsLoaded(fact))
        {
            missing.Add(Sentence.Of(fact == FactKind.Leads ? "targets.funnel.noLeads" : "targets.funnel.noOpportunities"));
            return null;
        }
        var own = Counts(scope);
        if (!scope.IsCompany && Counts(Scope.Company) is { Trials: > 0 } company)
            own = new(own.Successes + ParentCases * company.Value, own.Trials + ParentCases);
        if (own.Successes <= 0)
        {
            missing.Add(Sentence.Of(fact == FactKind.Leads ? "targets.funnel.noneConverted" : "targets.funnel.noneWon", ("cases", (long)own.Trials)));
            return null;
        }
        return new(metric.Id, own, Statistics.Wilson((long)decimal.Round(own.Successes), (long)decimal.Round(own.Trials), Eighty));

        FunnelRate Counts(Scope of)
        {
            var value = Ask(view, metric, days, of);
            return new(value.Numerator ?? 0, value.Denominator ?? 0);
        }
    }

    private static FunnelRate? Actions(WorkspaceView view, DateRange days, Scope scope, List<Sentence> missing)
    {
        if (!view.IsLoaded(FactKind.Activities))
        {
            missing.Add(Sentence.Of("targets.funnel.noActivities"));
            return null;
        }
        // Activities know neither territories nor products: for such a scope there is nothing to measure.
        if (!view.IsLoaded(FactKind.Opportunities) || !scope.Members.Keys.All(MetricCatalogue.Activities.Dimensions.Contains)) return null;
        var activities = Ask(view, MetricCatalogue.Activities, days, scope).Value ?? 0;
        var won = Ask(view, MetricCatalogue.Won, days, scope).Value ?? 0;
        return activities > 0 && won > 0 ? new(activities, won) : null;
    }

    private static MetricValue Ask(WorkspaceView view, MetricDefinition metric, DateRange days, Scope scope) =>
        view.Ask(new MetricQuery(metric) { Where = scope, Days = days }).Single;

    private static Interval? Range(FunnelSteps steps, MeasuredRate? win, MeasuredRate? convert)
    {
        if (steps.Leads is not { } leads || win is null || convert is null) return null;
        var fewer = Math.Sqrt(Square(Log(win.Interval.High, win)) + Square(Log(convert.Interval.High, convert)));
        var more = Math.Sqrt(Square(Log(win.Interval.Low, win)) + Square(Log(convert.Interval.Low, convert)));
        return new(Math.Floor(leads * Math.Exp(-fewer)), Math.Ceiling(leads * Math.Exp(more)));

        static double Log(double end, MeasuredRate rate) => Math.Log(end / (double)rate.Rate.Value);
        static double Square(double value) => value * value;
    }
}
