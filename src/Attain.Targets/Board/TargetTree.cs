using Attain.Core;
using Attain.Metrics;

namespace Attain.Targets;

/// <summary>
/// The targets of a period from the company down to each rep: what is asked, what is there, what is due by now. Where no target is
/// set for the period itself, those of the windows inside it are added up.
/// </summary>
/// <param name="AsOf">The day it is looked at from: the as-of day, or the last day of a period that is over.</param>
/// <param name="Windows">The windows whose targets are added up; none when the period has no target.</param>
/// <param name="Columns">The windows told apart: months where targets are set for months, else the windows themselves.</param>
/// <param name="Left">Working days left of <paramref name="WorkingDays"/>.</param>
/// <param name="Root">Null without targets. Levels with a single member are passed over: a rep's tree is the rep alone.</param>
public sealed record TargetTree(
    DateRange Days, DateOnly AsOf, decimal Green, decimal Yellow, IReadOnlyList<DateRange> Windows, IReadOnlyList<DateRange> Columns,
    int WorkingDays, int Left, PaceShape? Shape, TargetNode? Root)
{
    public bool Closed => AsOf >= Days.Last;

    /// <summary>All nodes, a parent before its children.</summary>
    public IEnumerable<TargetNode> Nodes => Root is null ? [] : Root.AndBelow();
}

/// <param name="Path">The members from the top; empty for the whole.</param>
/// <param name="Cells">One per column; null where it has no target.</param>
/// <param name="Children">The furthest behind first.</param>
public sealed record TargetNode(
    IReadOnlyList<DimensionValue> Path, PaceLine Pace, IReadOnlyList<TargetCell?> Cells, IReadOnlyList<TargetNode> Children)
{
    /// <summary>Null for the whole.</summary>
    public DimensionValue? Key => Path.Count == 0 ? null : Path[^1];

    /// <summary>Unique in its tree.</summary>
    public string Id => string.Join('.', Path.Select(key => key.Id));

    public IEnumerable<TargetNode> AndBelow() => Children.SelectMany(child => child.AndBelow()).Prepend(this);
}

/// <summary>A target in one column.</summary>
/// <param name="Actual">Null where the window has not begun.</param>
/// <param name="Light">Ended: by attainment. Running: by pace.</param>
public sealed record TargetCell(Money Target, Money? Actual, decimal? Attainment, Light Light);
