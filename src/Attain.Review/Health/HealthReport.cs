using Attain.Core;
using Attain.Diagnosis;
using Attain.Execution;
using Attain.Metrics;
using Attain.Targets;

namespace Attain.Review;

/// <summary>A metric over a part of a period, beside the same part of the period before and of the same period a year earlier; not loaded where the facts do not reach back so far.</summary>
public sealed record HealthLine(MetricDefinition Metric, MetricValue Now, MetricValue Before, MetricValue YearBefore)
{
    /// <summary>Change on the period before, as <see cref="MetricDefinition.Change"/> tells it; null without one.</summary>
    public decimal? ChangeOnBefore => Metric.Change(Before.Value, Now.Value);

    /// <summary>Change on the same period a year earlier; null without one.</summary>
    public decimal? ChangeOnYear => Metric.Change(YearBefore.Value, Now.Value);
}

/// <summary>Week, month, quarter or year up to the as-of day.</summary>
/// <param name="Days">From the period's first day to the as-of day.</param>
/// <param name="YearBefore">The same part of the same period a year earlier.</param>
/// <param name="Causes">Why revenue differs from the same days a year before; null where these had none.</param>
public sealed record HealthPeriod(Period Period, DateRange Days, DateRange YearBefore, IReadOnlyList<HealthLine> Lines, GapExplanation? Causes);

/// <summary>How somebody does and what waits for them: who stands out, who needs help and why.</summary>
/// <param name="Revenue">Of the last 12 months.</param>
/// <param name="OnYear">Against the 12 months before; null without revenue then, or with orders of a part of them only.</param>
public sealed record TeamLine(DimensionValue Person, Money Revenue, Delta? OnYear, ActionList Actions);

/// <summary>A customer beyond the own rhythm, and who looks after it.</summary>
public sealed record LateCustomer(DimensionValue Customer, DimensionValue Rep, CustomerRhythm Rhythm);

/// <summary>The weekly sales health report.</summary>
/// <param name="Week">The week reported on.</param>
/// <param name="LateCustomers">Beyond their own rhythm, most revenue at risk first. Customers somebody outside the viewer's scope looks after are left out: their orders are not all in sight.</param>
/// <param name="Focus">The findings to work on next week, most money first.</param>
public sealed record HealthReport(
    DateOnly AsOf,
    Period Week,
    IReadOnlyList<HealthPeriod> Periods,
    PaceReport Pace,
    IReadOnlyList<TeamLine> Team,
    IReadOnlyList<LateCustomer> LateCustomers,
    IReadOnlyList<Finding> Focus);
