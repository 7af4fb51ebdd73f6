namespace Attain.Metrics;

/// <summary>Which way a customer moved between two periods.</summary>
public enum CustomerMove
{
    /// <summary>Bought now, not in the earlier period: new, or back after a pause.</summary>
    New,

    /// <summary>Bought in the earlier period, not now.</summary>
    Lost,

    /// <summary>Bought in both, more now.</summary>
    More,

    /// <summary>Bought in both, less now.</summary>
    Less,

    /// <summary>What is not tied to a customer.</summary>
    Unassigned,
}

/// <summary>
/// The bridge from one period's total to another's by customer: every customer's own change falls to one <see cref="CustomerMove"/>,
/// so the moves add up to the change of the total without a rest.
/// </summary>
public static class CustomerBridge
{
    /// <summary>
    /// How this customer moved, or null when nothing changed. A period without an amount (null) is one in which the customer did
    /// not appear; an amount of 0 after returns still is an appearance.
    /// </summary>
    /// <param name="customerId">0: not tied to a customer.</param>
    public static CustomerMove? Of(int customerId, long? before, long? after) => (customerId, before, after) switch
    {
        _ when (after ?? 0) == (before ?? 0) => null,
        (0, _, _) => CustomerMove.Unassigned,
        (_, null, _) => CustomerMove.New,
        (_, _, null) => CustomerMove.Lost,
        _ => after > before ? CustomerMove.More : CustomerMove.Less,
    };
}
