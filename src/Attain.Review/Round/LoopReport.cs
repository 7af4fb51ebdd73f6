using Attain.Core;
using Attain.Diagnosis;
using Attain.Execution;
using Attain.Facts;
using Attain.Metrics;
using Attain.Strategy;
using Attain.Targets;

namespace Attain.Review;

/// <summary>What a workspace holds of one kind of fact.</summary>
/// <param name="IsLoaded">Whether there are any rows, whoever sees them.</param>
/// <param name="Rows">Those the viewer sees.</param>
/// <param name="Days">Of the rows seen; null without any.</param>
public sealed record LoadedFact(FactKind Kind, bool IsLoaded, int Rows, DateRange? Days);

/// <summary>Once round the loop: what holds sales back, what to reach, with which plays, who does what today, how it goes.</summary>
/// <param name="Year">The months diagnosed beside those a year before; null where no orders are loaded.</param>
/// <param name="Target">Next fiscal year's target.</param>
/// <param name="MonthsBefore">Revenue of the twelve months before the target was advised, in the order of its months; they add up to what the advice calls before. Empty without advice.</param>
/// <param name="Breakdown">That target by month, rep and product line; null when there is none to break down, or no history to cut it by.</param>
/// <param name="Totals">The breakdown by each of its dimensions beside months, with the names of the members; empty without it.</param>
/// <param name="Actions">Today's actions of everybody who sells, most money at stake first.</param>
public sealed record LoopReport(
    WorkspaceProfile Profile,
    DateOnly AsOf,
    IReadOnlyList<LoadedFact> Loaded,
    YearOfRevenue? Year,
    DiagnosisReport Diagnosis,
    AdviceResult Target,
    IReadOnlyList<Money> MonthsBefore,
    Breakdown? Breakdown,
    IReadOnlyList<BreakdownTotals> Totals,
    CustomerPlaybook Plays,
    ChannelReport Channels,
    IReadOnlyList<ActionList> Actions,
    HealthReport Health)
{
    public PaceReport Pace => Health.Pace;
}
