using Attain.App.Pages.Targets.Plans;
using Attain.App.Web;
using Attain.Core;
using Attain.Metrics;
using Attain.Targets;

namespace Attain.App.Pages.Targets.Funnel;

/// <summary>The walk back with measured rates, and beside it with what is assumed.</summary>
/// <param name="Steps">With the assumptions where there are any, else as measured.</param>
/// <param name="Days">In which it is to be reached.</param>
/// <param name="Reach">What the leads at hand bring; null when none are told or a rate is missing.</param>
public sealed record FunnelAnswer(FunnelPlan Plan, FunnelSteps Steps, decimal Average, FunnelRate? Win, FunnelRate? Convert, DateRange Days, Money? Reach)
{
    /// <exception cref="RefusedException">Nothing was sold in the year measured, or the scope is one the funnel does not know.</exception>
    public static FunnelAnswer Of(PageContext here, FunnelQuestion question)
    {
        var (_, days) = question.Period(here);
        var amount = question.Asked(here).Amount;
        var plan = here.Keep(("funnel", amount, days, here.Scope), () => FunnelPlanner.Plan(here.View, amount, days, here.Scope));
        var average = AmountText.Amount(question.Average) is > 0 and { } typed ? typed : plan.Average.ToDecimal();
        var win = Assumed(question.Win) ?? plan.Win?.Rate;
        var convert = Assumed(question.Convert) ?? plan.LeadToOpportunity?.Rate;
        var cent = 1m / here.Profile.Currency.Factor;
        var steps = question.IsChanged ? ReverseFunnel.Steps(amount.ToDecimal(), average, cent, win, convert, plan.WorkingDays) with { ActionsPerDay = plan.Steps.ActionsPerDay } : plan.Steps;
        Money? reach = question.LeadsAtHand is { } leads && win is { } winning && convert is { } converting
            ? Money.Round(ReverseFunnel.Reach(leads, average, winning, converting), here.Profile.Currency)
            : null;
        return new(plan, steps, average, win, convert, days, reach);
    }

    /// <summary>Opportunities where the win rate lies at an end of its interval.</summary>
    public (long Low, long High)? OpportunityRange => Plan.Win is { Interval.Low: > 0 } win
        ? ((long)Math.Ceiling(Plan.Steps.Deals / win.Interval.High), (long)Math.Ceiling(Plan.Steps.Deals / win.Interval.Low))
        : null;

    private static FunnelRate? Assumed(string typed) => AmountText.Percent(typed) is > 0 and <= 1 and { } rate ? new FunnelRate(rate, 1) : null;
}
