using Attain.Core;

namespace Attain.Targets;

/// <summary>A target that past experience of the same method supports, with how often it was reached.</summary>
/// <param name="Share">Share of past errors with which this amount is reached or passed, 0 to 1: empirical, no model.</param>
public sealed record AdvisedLevel(Money Amount, decimal Share);

public enum GrowthStage
{
    Growing,
    Mature,
    Shrinking,
}

/// <summary>What a period should reach, from history.</summary>
/// <param name="Baseline">Seasonal history carried forward with its own growth.</param>
/// <param name="Growth">Compound annual growth of what history there is, at most three years; 0.1 is ten percent.</param>
/// <param name="Floor">Reached or passed in four of five past cases.</param>
/// <param name="Target">Reached or passed in one of two.</param>
/// <param name="Stretch">Reached or passed in one of five.</param>
/// <param name="Samples">Past cases behind the range. They overlap, so they tell less than as many separate ones.</param>
/// <param name="History">The whole months that were used.</param>
/// <param name="ByMonth">The target by month; adds up to it exactly.</param>
/// <param name="Before">Revenue of the twelve months before, for comparison.</param>
public sealed record TargetAdvice(
    Period Period,
    Money Baseline,
    decimal Growth,
    GrowthStage Stage,
    AdvisedLevel Floor,
    AdvisedLevel Target,
    AdvisedLevel Stretch,
    int Samples,
    Sentence Method,
    Sentence Range,
    DateRange History,
    Money Before,
    IReadOnlyList<MonthAmount> ByMonth);

/// <param name="Month">First day of the month.</param>
public sealed record MonthAmount(DateOnly Month, Money Amount);

/// <summary>Advice, or why there is none: exactly one of the two is set.</summary>
public sealed record AdviceResult(TargetAdvice? Advice, Sentence? WhyNot);
