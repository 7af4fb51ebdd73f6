using Attain.Facts;

namespace Attain.Metrics;

/// <summary>Where metrics draw lines. Each is a setting of the workspace.</summary>
public static class MetricThresholds
{
    /// <summary>A customer is new for this many days from the first order day, existing after.</summary>
    public static readonly Threshold NewCustomerDays = new("metrics.newCustomerDays", 365m);

    /// <summary>A rep is new for less than this many months from the hire day.</summary>
    public static readonly Threshold NewRepMonths = new("metrics.newRepMonths", 6m);

    /// <summary>A rep is established for less than this many months from the hire day, senior after.</summary>
    public static readonly Threshold EstablishedRepMonths = new("metrics.establishedRepMonths", 24m);
}
