using Attain.Core;
using Attain.Metrics;
using Attain.Targets;

namespace Attain.Review;

/// <summary>What a breakdown gives to each member of one of its dimensions, by name.</summary>
/// <param name="Members">Largest first; they add up to the breakdown's total exactly.</param>
public sealed record BreakdownTotals(Dimension Dimension, IReadOnlyList<MemberTotal> Members)
{
    public static BreakdownTotals Of(WorkspaceView view, Breakdown breakdown, Dimension dimension) => new(
        dimension,
        [.. new Rollup(breakdown, view).SumBy(dimension).Select(total => new MemberTotal(total.Key, total.Amount)).OrderByDescending(total => total.Amount.Units)]);
}

public sealed record MemberTotal(DimensionValue Member, Money Amount);
