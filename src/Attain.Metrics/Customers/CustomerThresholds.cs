using Attain.Facts;

namespace Attain.Metrics;

/// <summary>Where customers are cut into tiers and segments, and when one is overdue. Each is a setting of the workspace.</summary>
public static class CustomerThresholds
{
    /// <summary>Key accounts reach up to this share of all contribution, counted from the largest customer down.</summary>
    public static readonly Threshold KeyAccountShare = new("tier.keyAccountShare", 0.50m, ThresholdUnit.Share);

    /// <summary>Key accounts and mid customers together reach up to this share; the rest is the long tail.</summary>
    public static readonly Threshold MidShare = new("tier.midShare", 0.80m, ThresholdUnit.Share);

    /// <summary>Contribution, as an amount, from which a customer is a key account; 0: tiers are cut by share instead.</summary>
    public static readonly Threshold KeyAccountAmount = new("tier.keyAccountAmount", 0m, ThresholdUnit.Money);

    /// <summary>Contribution from which a customer is mid, where <see cref="KeyAccountAmount"/> is set.</summary>
    public static readonly Threshold MidAmount = new("tier.midAmount", 0m, ThresholdUnit.Money);

    /// <summary>A score of at least this is high.</summary>
    public static readonly Threshold HighScore = new("segment.highScore", 4m);

    /// <summary>A recency score of at most this is long ago.</summary>
    public static readonly Threshold LowScore = new("segment.lowScore", 2m);

    /// <summary>Overdue when the days since the last order are at least this many times the usual interval.</summary>
    public static readonly Threshold OverdueRatio = new("customer.overdueRatio", 2m);

    /// <summary>
    /// Silent for at least this many usual intervals and for at least <see cref="LostDays"/> a customer counts as lost: no longer one
    /// to warn about, but one to win back. Intervals alone would give up a weekly buyer after a month.
    /// </summary>
    public static readonly Threshold LostRatio = new("customer.lostRatio", 5m);

    /// <summary>Days, see <see cref="LostRatio"/>.</summary>
    public static readonly Threshold LostDays = new("customer.lostDays", 365m);
}
