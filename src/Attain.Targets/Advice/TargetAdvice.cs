using Attain.Core;

namespace Attain.Targets;

/// <summary>A target that past experience of the same method supports, with how often it was reached.</summary>
/// <param name="Share">Share of past cases that reach or pass this amount, 0 to 1: empirical, no model.</param>
public sealed record AdvisedLevel(Money Amount, decimal Share);

public enum GrowthStage
{
    Growing,
    Mature,
    Shrinking,
}

/// <summary>What a period should reach, from history.</summary>
/// <param name="Baseline">Seasonal history carried forward with its own growth.</param>
/// <param name="Growth">Growth a year in history: compound over two or three years, else the median seen; 0.1 is ten percent.</param>
/// <param name="Floor">The highest amount that at least four of five past cases reached or passed.</param>
/// <param name="Target">The same for one of two.</param>
/// <param name="Stretch">The same for one of five.</param>
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
