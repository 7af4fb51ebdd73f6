using Attain.Core;

namespace Attain.Metrics;

/// <summary>How a gap is split among its causes.</summary>
public enum GapMethod
{
    /// <summary>
    /// The first that the data allow: <see cref="Funnel"/> where an unbroken funnel is loaded, <see cref="Customers"/> where sales name
    /// customers, <see cref="PriceVolumeMix"/> where they name products, else <see cref="Drivers"/>.
    /// </summary>
    Auto,

    /// <summary>Customers new, lost, buying more and buying less.</summary>
    Customers,

    /// <summary>Price, volume and mix by product.</summary>
    PriceVolumeMix,

    /// <summary>Active customers × orders per customer × average order value, by Shapley values.</summary>
    Drivers,

    /// <summary>The same tree by the logarithmic mean Divisia index; refused where a driver is negative.</summary>
    DriversByLmdi,

    /// <summary>
    /// Leads × conversion × … × average won amount × sales beyond won deals, by Shapley values; asked for by name, also the half of it
    /// that is loaded.
    /// </summary>
    Funnel,
}

/// <summary>A member behind a part of a gap: a customer, product or rep.</summary>
/// <param name="Units">What it contributes to the part, in the metric's units; members shown are the largest, not all.</param>
/// <param name="From">The member's own value of the metric before.</param>
/// <param name="To">Its value after.</param>
public sealed record GapEvidence(DimensionValue Member, long Units, long From, long To);

/// <summary>One cause and what it accounts for.</summary>
/// <param name="Driver">The cause in words, with its numbers.</param>
/// <param name="Key">Its stable name: <c>lost</c>, <c>price</c>, <c>win_rate</c>.</param>
/// <param name="Units">Money units (or pieces, thousandths: as the metric counts); negative lowers the metric.</param>
/// <param name="Evidence">The members that contribute most in the direction of the part, largest first.</param>
public sealed record GapPart(Sentence Driver, string Key, long Units, IReadOnlyList<GapEvidence> Evidence);

/// <summary>A gap and its causes. The units of the parts sum to <see cref="Gap"/> exactly.</summary>
/// <param name="Method">customers, price_volume_mix, drivers, drivers_lmdi or funnel.</param>
public sealed record GapExplanation(long From, long To, string Method, IReadOnlyList<GapPart> Parts)
{
    public long Gap => To - From;
}
