using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>How far the deals opened in some days came.</summary>
/// <param name="Opened">Deals opened in these days.</param>
/// <param name="Won">How many of them were won by the as-of day.</param>
/// <param name="Steps">By the stages' order; empty where no stage history is loaded.</param>
public sealed record StageFunnel(int Opened, int Won, IReadOnlyList<FunnelStep> Steps)
{
    /// <summary>Of the deals the viewer sees, as they stood on the view's as-of day; <paramref name="where"/> must apply to deals.</summary>
    public static StageFunnel Of(WorkspaceView view, DateRange days, Scope where) => StageCohort.Read(view, days, where);

    /// <summary>Share of those that reached a step and went on to the next, or were won after the last; null where none reached it.</summary>
    public Ratio? Passed(int step) => Ratio.Of(step + 1 < Steps.Count ? Steps[step + 1].Reached : Won, Steps[step].Reached);
}

/// <summary>A stage deals are open in.</summary>
/// <param name="Reached">Deals that came to this stage or beyond.</param>
/// <param name="LostHere">Of them those that were lost before a later one.</param>
/// <param name="OpenHere">Of them those that stood here then.</param>
/// <param name="UsualDays">Median days of those that left it; null where none did.</param>
public sealed record FunnelStep(DimensionValue Stage, int Reached, int LostHere, int OpenHere, double? UsualDays);
