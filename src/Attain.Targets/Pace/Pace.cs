namespace Attain.Targets;

public enum Light
{
    /// <summary>Nothing is expected yet, so nothing is late.</summary>
    None,
    Green,
    Yellow,
    Red,
}

/// <summary>Where somebody stands against a target on a day. Pure arithmetic over whole money units.</summary>
/// <param name="TimeProgress">Working days gone over working days in all; null when there are none.</param>
/// <param name="Expected">What should be there by now: target × expected share, to the unit.</param>
/// <param name="Ratio">Actual over expected; null when nothing is expected yet.</param>
/// <param name="Required">Units a working day still needed, rounded up; null when no working day is left; 0 when reached.</param>
public sealed record Pace(decimal? TimeProgress, long Expected, decimal? Ratio, long? Required, Light Light)
{
    /// <param name="share">Expected share of the target by now; null: by working days.</param>
    public static Pace Of(long target, long actual, int elapsedDays, int days, decimal? share, decimal green, decimal yellow)
    {
        decimal? progress = days > 0 ? (decimal)elapsedDays / days : null;
        var expected = target * (share ?? progress ?? 1);
        decimal? ratio = expected > 0 ? actual / expected : null;
        var left = days - elapsedDays;
        return new(
            progress,
            (long)decimal.Round(expected, MidpointRounding.AwayFromZero),
            ratio,
            left > 0 ? (long)decimal.Ceiling(Math.Max(0, target - actual) / (decimal)left) : null,
            ratio switch { null => Light.None, var reached when reached >= green => Light.Green, var reached when reached >= yellow => Light.Yellow, _ => Light.Red });
    }
}
