namespace Attain.Facts;

/// <summary>
/// A target loaded from outside or published by an activated plan: a metric, its own window [<see cref="FromDay"/>,
/// <see cref="ToDay"/>) and its own scope (every dimension that is set), compared within exactly these.
/// </summary>
public sealed class Target : Record
{
    /// <summary>Name of the metric, such as <c>revenue</c>.</summary>
    public string Metric { get; set; } = "revenue";

    public DateOnly FromDay { get; set; }

    /// <summary>The first day after the window.</summary>
    public DateOnly ToDay { get; set; }

    /// <summary>Money units for money metrics, pieces for counts.</summary>
    public long Value { get; set; }

    public int? RepId { get; set; }
    public int? OrgUnitId { get; set; }
    public int? TerritoryId { get; set; }
    public int? CategoryId { get; set; }
    public int? LineId { get; set; }
    public int? ProductId { get; set; }
    public int? ChannelId { get; set; }
    public int? CustomerId { get; set; }
}
