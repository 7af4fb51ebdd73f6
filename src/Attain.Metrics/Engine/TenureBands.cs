using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>Bands of tenure, half-open: new for the first months, then established, then senior. An unknown hire day is in none.</summary>
internal sealed class TenureBands(Thresholds thresholds)
{
    private readonly int _newMonths = (int)thresholds[MetricThresholds.NewRepMonths];
    private readonly int _establishedMonths = (int)thresholds[MetricThresholds.EstablishedRepMonths];

    /// <summary>Whoever was hired after this day is new on <paramref name="day"/>.</summary>
    public DateOnly NewSince(DateOnly day) => day.AddMonths(-_newMonths);

    /// <summary>Whoever was hired after this day, and is not new, is established on <paramref name="day"/>.</summary>
    public DateOnly EstablishedSince(DateOnly day) => day.AddMonths(-_establishedMonths);

    /// <summary>0 when the hire day is not known.</summary>
    public int Of(DateOnly? hired, DateOnly day) => hired is not { } since ? 0
        : since > NewSince(day) ? FixedMembers.NewRep
        : since > EstablishedSince(day) ? FixedMembers.EstablishedRep
        : FixedMembers.SeniorRep;
}
