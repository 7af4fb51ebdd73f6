using Attain.Core;

namespace Attain.Metrics;

/// <summary>The keys under which metrics, dimensions and their own members are named in both languages.</summary>
public static class MetricTexts
{
    public static string Name(MetricDefinition metric) => $"metric.{metric.Id}";

    /// <summary>The formula in words.</summary>
    public static string About(MetricDefinition metric) => $"metric.{metric.Id}.about";

    public static string Name(Dimension dimension) => $"dimension.{dimension.Name()}";

    public static string Name(MetricUnit unit) => $"unit.{Lower(unit)}";

    public static string Name(Direction direction) => $"direction.{Lower(direction)}";

    /// <summary>What to call a member: a key for none and for members the product defines, else null: the member's own name is its name.</summary>
    public static string? Name(DimensionValue member) => member switch
    {
        { Id: 0, Days: null } => "dimension.none",
        { Dimension: Dimension.Tier } => $"tier.{member.ExternalId}",
        { Dimension: Dimension.Segment } => $"segment.{member.ExternalId}",
        { Dimension: Dimension.Newness } => $"newness.{member.ExternalId}",
        { Dimension: Dimension.Tenure } => $"tenure.{member.ExternalId}",
        _ => null,
    };

#pragma warning disable CA1308 // Keys are lower case.
    private static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
