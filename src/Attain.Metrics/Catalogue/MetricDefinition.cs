using Attain.Core;

namespace Attain.Metrics;

public enum MetricUnit
{
    Money,
    Count,
    Quantity,

    /// <summary>A share of one: 0.25 is shown as 25 %. May lie outside 0..1, as a return on spend does.</summary>
    Share,
    Days,
    Hours,
}

public enum Direction
{
    HigherIsBetter,
    LowerIsBetter,
    Neutral,
}

/// <summary>
/// A metric, declared once in the <see cref="MetricCatalogue"/>. Its name and its formula in words are texts:
/// <c>metric.&lt;id&gt;</c> and <c>metric.&lt;id&gt;.about</c>.
/// </summary>
public sealed record MetricDefinition(MetricId Id, MetricUnit Unit, Direction Better, Formula Formula, IReadOnlyList<string> Aliases)
{
    /// <summary>What the metric can be cut by and limited to; follows from the facts its formula reads.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; } = Formula.Dimensions;

    /// <summary>From one value to another: of shares the difference, 0.01 being a point; of everything else relative, null where there was nothing to change.</summary>
    public decimal? Change(decimal? from, decimal? to) =>
        from is not { } then || to is not { } now ? null : Unit == MetricUnit.Share ? now - then : Delta.Of(then, now)?.Value;

    /// <summary>What <see cref="Change"/> found, with its sign: +1.2 pt of shares, +12.3% of everything else.</summary>
    public string ChangeText(decimal? change, Language language) =>
        Unit == MetricUnit.Share ? Format.Points(change, language) : Format.Change(change, language);

    public override string ToString() => Id.Name;
}
