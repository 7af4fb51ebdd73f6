using Attain.App.Web;
using Attain.Core;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Metrics;

/// <summary>Where the numbers of a metric lead.</summary>
internal static class MetricAddresses
{
    /// <summary>The same metric of one member only, where the picker knows its dimension.</summary>
    public static string? Narrower(PageContext here, MetricDefinition metric, DimensionValue member) =>
        member.Id == 0 ? null
        : PageContext.ScopeDimensions.Contains(member.Dimension) ? here.Link("diagnose/metrics/" + metric.Id.Name, (member.Dimension.Name(), member.ExternalId))
        : member.Dimension == Dimension.Customer ? MemberLinks.Of(here, member)
        : null;

    /// <summary>The records behind a number of the metric; null where it has none of its own, as head counts and targets have not.</summary>
    public static string? Records(PageContext here, MetricDefinition metric, DimensionValue? member = null) =>
        RecordsBehind.Of(metric) is not [var first, ..] || member is { Id: 0 } || member is not null && !first.Dimensions.Contains(member.Dimension) ? null
        : here.Link("diagnose/records", [("metric", metric.Id.Name), .. member is null ? [] : ((string, string?)[])[(member.Dimension.Name(), member.ExternalId)]]);
}
