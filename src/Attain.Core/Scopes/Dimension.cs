namespace Attain.Core;

/// <summary>What numbers can be cut by and limited to. The first five are grains of time.</summary>
public enum Dimension
{
    Day,
    Week,
    Month,
    Quarter,
    Year,

    /// <summary>The [from, to) window a loaded target carries.</summary>
    Window,
    Division,
    Team,
    Rep,

    /// <summary>Geography: the line's own where it has one, not the rep's.</summary>
    Territory,
    Customer,
    Tier,
    Segment,

    /// <summary>New or existing customer.</summary>
    Newness,
    Category,
    Line,
    Product,

    /// <summary>What a product is for: traffic, profit, image and the like.</summary>
    Role,
    Channel,

    /// <summary>Where a lead came from.</summary>
    Source,

    /// <summary>Sales stage.</summary>
    Stage,

    /// <summary>How long a rep has been employed, in bands.</summary>
    Tenure,
}

public static class Dimensions
{
    private static readonly string[] Names = [.. Enum.GetNames<Dimension>().Select(name => name.ToLowerInvariant())];

    /// <summary>The name as on the command line and in files: lower case.</summary>
    public static string Name(this Dimension dimension) => Names[(int)dimension];

    /// <summary>Reads a name, whatever its case; numbers are not names.</summary>
    public static bool TryParse(string? name, out Dimension dimension)
    {
        var index = Array.FindIndex(Names, known => string.Equals(known, name?.Trim(), StringComparison.OrdinalIgnoreCase));
        dimension = (Dimension)Math.Max(index, 0);
        return index >= 0;
    }

    public static bool IsTime(this Dimension dimension) => dimension <= Dimension.Year;

    /// <exception cref="ArgumentOutOfRangeException">The dimension is not one of time.</exception>
    public static Grain ToGrain(this Dimension dimension) => dimension.IsTime()
        ? (Grain)(int)dimension
        : throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Not a dimension of time.");
}
