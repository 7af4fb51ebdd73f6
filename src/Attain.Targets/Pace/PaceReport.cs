using Attain.Core;
using Attain.Metrics;

namespace Attain.Targets;

/// <summary>Everybody's pace against loaded targets, each window by itself: running windows first, then those closed in the last year.</summary>
/// <param name="Green">Actual over expected from which a light is green.</param>
/// <param name="Yellow">From which it is yellow; below it is red.</param>
public sealed record PaceReport(DateOnly AsOf, IReadOnlyList<Dimension> By, decimal Green, decimal Yellow, IReadOnlyList<PaceWindow> Windows);

/// <param name="Window">External id and days of the window.</param>
/// <param name="Closed">It has ended: everything is due.</param>
/// <param name="Elapsed">Working days gone, with the as-of day, of <paramref name="WorkingDays"/>.</param>
/// <param name="Provisional">A year in it has no announced holidays yet.</param>
/// <param name="Shape">What the expectation follows: the same window in past years, or working days for want of them.</param>
/// <param name="Lines">By the dimensions asked, the furthest behind first.</param>
public sealed record PaceWindow(
    DimensionValue Window, bool Closed, int WorkingDays, int Elapsed, bool Provisional, PaceShape Shape, PaceLine Total, IReadOnlyList<PaceLine> Lines)
{
    public int Left => WorkingDays - Elapsed;
}

/// <summary>The share of a window that is due by now.</summary>
/// <param name="Share">0 to 1; 1 when closed.</param>
/// <param name="Low">
/// Least among the past windows, give or take two working days. Where orders come in a few lumps it lies far from
/// <paramref name="High"/>, and a light between them is a matter of days.
/// </param>
/// <param name="High">Most among them.</param>
/// <param name="Compared">The past windows it was measured on, newest first; empty when by working days.</param>
public sealed record PaceShape(decimal Share, decimal Low, decimal High, IReadOnlyList<DateRange> Compared, Sentence Says);

/// <param name="Keys">Empty for the total of the window.</param>
/// <param name="Gap">Actual less what is due; negative when behind.</param>
/// <param name="Attainment">Actual over target; null when the target is 0.</param>
/// <param name="RequiredPerDay">Still needed per working day, rounded up to the unit; null when none is left.</param>
/// <param name="Cause">Why it is behind; null when it is not, when there is no past window to compare with, and for the lines of an ended window, whose total has it.</param>
public sealed record PaceLine(
    IReadOnlyList<DimensionValue> Keys, Money Target, Money ToDate, Money Expected, Money Gap, decimal? Attainment, decimal? TimeProgress,
    decimal? Ratio, Light Light, Money? RequiredPerDay, PaceCause? Cause);

/// <param name="Versus">The days of the past window it is compared with, up to the same point.</param>
/// <param name="Explanation">From what is due to what is there; the parts sum to the gap exactly.</param>
/// <param name="Says">The heaviest parts in one sentence.</param>
public sealed record PaceCause(DateRange Versus, GapExplanation Explanation, Sentence Says);
