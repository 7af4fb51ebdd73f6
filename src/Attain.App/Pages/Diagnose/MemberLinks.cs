using Attain.App.Web;
using Attain.Core;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose;

/// <summary>Where a member named on a page leads.</summary>
internal static class MemberLinks
{
    /// <summary>A customer's own page; others to their revenue; null for none.</summary>
    public static string? Of(PageContext here, DimensionValue member) => member switch
    {
        { Id: 0 } => null,
        { Dimension: Dimension.Customer } => here.Link(FormattableString.Invariant($"execute/customers/{member.Id}")),
        _ when PageContext.ScopeDimensions.Contains(member.Dimension) => here.Link("diagnose/metrics/revenue", (member.Dimension.Name(), member.ExternalId)),
        _ => null,
    };
}
