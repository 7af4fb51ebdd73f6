using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>A measured rate with its uncertainty: so many of so many.</summary>
internal readonly record struct Rate(long Successes, long Trials)
{
    /// <summary>Two rates whose 80 % intervals do not overlap differ with a chance of error of about 7 %.</summary>
    private const double BothUncertain = 1.2816;

    /// <summary>Successes by trials; 0 without trials.</summary>
    public decimal Value => Trials == 0 ? 0 : (decimal)Successes / Trials;

    /// <summary>The rate is below this with 97.5 % certainty.</summary>
    public decimal High => (decimal)Statistics.Wilson(Successes, Trials).High;

    /// <summary>The rate is above this with 97.5 % certainty.</summary>
    public decimal Low => (decimal)Statistics.Wilson(Successes, Trials).Low;

    public static Rate Of(MetricValue value) => new((long)(value.Numerator ?? 0), (long)(value.Denominator ?? 0));

    public Rate Without(Rate part) => new(Successes - part.Successes, Trials - part.Trials);

    /// <summary>Lower than an earlier rate by more than chance explains, both being uncertain.</summary>
    public bool IsBelow(Rate before, double z = BothUncertain) =>
        Statistics.Wilson(Successes, Trials, z).High < Statistics.Wilson(before.Successes, before.Trials, z).Low;
}
