using Attain.Facts;

namespace Attain.Targets;

/// <summary>What a company may set differently. Each is said where it is applied.</summary>
public static class TargetThresholds
{
    /// <summary>Actual over expected-to-date from which a pace is green.</summary>
    public static readonly Threshold Green = new("targets.green", 1.00m, ThresholdUnit.Share);

    /// <summary>Actual over expected-to-date from which a pace is yellow; below it is red.</summary>
    public static readonly Threshold Yellow = new("targets.yellow", 0.85m, ThresholdUnit.Share);

    /// <summary>Fewest past errors from which a range is told.</summary>
    public static readonly Threshold MinimumErrors = new("targets.minimumErrors", 6);

    /// <summary>Growth a year from which a company counts as growing; below the negative of it as shrinking.</summary>
    public static readonly Threshold Growing = new("targets.growing", 0.10m, ThresholdUnit.Share);
}
