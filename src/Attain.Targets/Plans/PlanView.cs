using Attain.Core;
using Attain.Metrics;

namespace Attain.Targets;

/// <summary>A plan version as people read it: quarter, month, region or team, owner, target, actual, attainment, cause.</summary>
/// <param name="Cells">The leaves, at the plan's own scale.</param>
/// <param name="Tree">The whole plan; its children are quarters, theirs months, then teams or regions, then owners.</param>
/// <param name="Totals">By each dimension the plan knows: months, quarters, and what it is cut along with what is above.</param>
public sealed record PlanView(
    string Name,
    DateRange Days,
    string Metric,
    int Version,
    PlanStatus Status,
    Breakdown Cells,
    PlanNode Tree,
    IReadOnlyList<PlanTotals> Totals,
    IReadOnlyList<PlanEdit> Edits);

public sealed record PlanTotals(Dimension Dimension, IReadOnlyList<PlanNode> Members);

/// <summary>A total of a plan beside what happened. Amounts are at the workspace's scale, which holds the plan's exactly.</summary>
/// <param name="Key">Null for the whole.</param>
/// <param name="Actual">Up to the as-of day; null where nothing of it has begun.</param>
/// <param name="Due">What should be there by the as-of day: past months whole, the running one by working days.</param>
/// <param name="Attainment">Actual over target; null where nothing has begun or nothing is planned.</param>
/// <param name="Cause">Where a shortfall against what is due lies; null where there is none.</param>
public sealed record PlanNode(
    DimensionValue? Key, Money Target, Money? Actual, Money Due, decimal? Attainment, Sentence? Cause, IReadOnlyList<PlanNode> Children);

/// <param name="Cells">How many cells it touched.</param>
public sealed record PlanEdit(DateTimeOffset At, string Actor, string Verb, string Why, int Cells);
