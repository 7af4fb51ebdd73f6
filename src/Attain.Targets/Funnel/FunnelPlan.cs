using Attain.Core;

namespace Attain.Targets;

/// <summary>One rate of the funnel as measured.</summary>
/// <param name="Metric">The metric that measures it.</param>
/// <param name="Interval">80 % Wilson interval.</param>
public sealed record MeasuredRate(MetricId Metric, FunnelRate Rate, Interval Interval);

/// <summary>An amount walked back to leads and actions a day with the scope's own rates.</summary>
/// <param name="Measured">The days the rates come from.</param>
/// <param name="Average">Average value of a deal.</param>
/// <param name="AverageFrom">The metric it was measured by: won amount per won deal, else the average order.</param>
/// <param name="LeadsRange">
/// Leads needed where the product of both rates lies at an end of its 80 % interval (the rates' errors combined on the log
/// scale); null without leads.
/// </param>
/// <param name="Missing">What is not loaded or too few, and which step ends for want of it.</param>
public sealed record FunnelPlan(
    Money Amount, DateRange Measured, int WorkingDays, Money Average, MetricId AverageFrom,
    MeasuredRate? Win, MeasuredRate? LeadToOpportunity, FunnelSteps Steps, Interval? LeadsRange, IReadOnlyList<Sentence> Missing);
