using Attain.Core;

namespace Attain.Metrics;

/// <param name="Days">The days the answer covers.</param>
/// <param name="Rows">
/// Ordered by their keys: time and windows ascending, the rest by external id. A group appears when there is at least one row of fact
/// in it; without dimensions there is always one row.
/// </param>
public sealed record MetricAnswer(
    DateRange Days, IReadOnlyList<Dimension> By, IReadOnlyList<MetricDefinition> Metrics, IReadOnlyList<MetricRow> Rows)
{
    /// <summary>The one value of a question without dimensions and with one metric.</summary>
    public MetricValue Single => Rows is [{ Values: [var value] }] && By.Count == 0
        ? value
        : throw new InvalidOperationException("The question has dimensions or several metrics: there is no single value.");
}

/// <summary>One group: a key per dimension asked, a value per metric asked, in their order.</summary>
public sealed record MetricRow(IReadOnlyList<DimensionValue> Keys, IReadOnlyList<MetricValue> Values);

/// <summary>A member a row belongs to.</summary>
/// <param name="Id">
/// The dense id, or 0 for none ("dimension.none" is what to call it). For grains of time the epoch day of the period's first day, for
/// windows the place in <see cref="Attain.Facts.FactSnapshot.Windows"/>, counted from 1.
/// </param>
/// <param name="ExternalId">Empty for none; the label of a period or window.</param>
/// <param name="Name">For members the product itself defines (see <see cref="FixedMembers"/>) the external id: their names are texts.</param>
/// <param name="Days">The days of a period or window, else null.</param>
public sealed record DimensionValue(Dimension Dimension, int Id, string ExternalId, string Name, DateRange? Days)
{
    /// <summary>The key of its name where the name is a text of the product: none, a tier, a segment; else null.</summary>
    public string? TextKey => Dimension.IsTime() || Dimension == Dimension.Window ? null
        : Id == 0 ? "dimension.none"
        : FixedMembers.Of(Dimension).Count > 0 ? $"{Dimension.Name()}.{ExternalId}"
        : null;

    public override string ToString() => ExternalId;
}

public enum ValueState
{
    Known,

    /// <summary>A ratio whose denominator is 0: undefined is undefined, never 0.</summary>
    Undefined,

    /// <summary>The workspace has no rows of a fact the metric reads: not loaded is not 0.</summary>
    NotLoaded,
}

/// <summary>
/// A number of a metric. Money is an exact decimal at the workspace's scale; a ratio has 28 digits and its parts beside it.
/// A sum is its own numerator and has no denominator.
/// </summary>
public readonly record struct MetricValue(decimal? Value, decimal? Numerator, decimal? Denominator, ValueState State)
{
    public static MetricValue NotLoaded { get; } = new(null, null, null, ValueState.NotLoaded);

    public static MetricValue Of(decimal sum) => new(sum, sum, null, ValueState.Known);
}
