using Attain.Core;

namespace Attain.Metrics;

/// <summary>
/// Dimensions whose members are the product's own, not the company's. Their names are texts: <c>tier.ka</c>, <c>newness.new</c>.
/// </summary>
public static class FixedMembers
{
    public const int NewCustomer = 1, ExistingCustomer = 2;
    public const int NewRep = 1, EstablishedRep = 2, SeniorRep = 3;

    /// <summary>External ids in the order of their ids, which start at 1; empty when the dimension's members are the company's.</summary>
    public static IReadOnlyList<string> Of(Dimension dimension) => dimension switch
    {
        Dimension.Newness => ["new", "existing"],
        Dimension.Tier => ["ka", "mid", "longtail"],
        Dimension.Segment => ["high", "potential", "regular", "atrisk", "dormant"],
        Dimension.Tenure => ["new", "established", "senior"],
        _ => [],
    };

    /// <summary>The id of a fixed member; 0 when there is no such member.</summary>
    public static int Find(Dimension dimension, string externalId)
    {
        var members = Of(dimension);
        for (var i = 0; i < members.Count; i++)
        {
            if (string.Equals(members[i], externalId, StringComparison.OrdinalIgnoreCase)) return i + 1;
        }

        return 0;
    }
}
