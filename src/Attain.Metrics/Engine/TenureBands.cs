using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>Bands of tenure, half-open: new for the first months, then established, then senior. An unknown hire day is in none.</summary>
internal sealed class TenureBands(Thresholds thresholds)
{
    private readonly int _newMonths = (int)thresholds[MetricThresholds.NewRepMonths];
    private readonly int _establishedMonths = (int)thresholds[MetricThresholds.EstablishedRepMonths];

    /// <summary>The first day on which somebody hired on a day is no longer new.</summary>
    public DateOnly EstablishedFrom(DateOnly hired) => hired.AddMonths(_newMonths);

    /// <summary>The first day on which somebody hired on a day is senior.</summary>
    public DateOnly SeniorFrom(DateOnly hired) => hired.AddMonths(_establishedMonths);

    /// <summary>0 when the hire day is not known.</summary>
    public int Of(DateOnly? hired, DateOnly day) => hired is not { } since ? 0
        : day < EstablishedFrom(since) ? FixedMembers.NewRep
        : day < SeniorFrom(since) ? FixedMembers.EstablishedRep
        : FixedMembers.SeniorRep;
}
