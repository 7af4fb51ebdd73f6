namespace Attain.Targets;

/// <summary>
/// A leaf of a plan version. Dimensions the plan is not cut along are null; null in one it is cut along is the part of
/// nobody in particular, such as sales without a rep. Every total is the sum of leaves.
/// </summary>
public sealed class PlanCell
{
    public int Id { get; set; }
    public int VersionId { get; set; }

    /// <summary>First day of the month.</summary>
    public DateOnly? Month { get; set; }

    public int? OrgUnitId { get; set; }
    public int? RepId { get; set; }
    public int? TerritoryId { get; set; }
    public int? CategoryId { get; set; }
    public int? LineId { get; set; }
    public int? ProductId { get; set; }
    public int? ChannelId { get; set; }
    public int? CustomerId { get; set; }

    /// <summary>Units at the plan's scale. Null: no input yet; 0: none.</summary>
    public long? Amount { get; set; }
}
