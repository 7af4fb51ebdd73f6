using System.Globalization;
using Attain.App.Web;
using Attain.Core;
using Attain.Diagnosis;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Findings;

/// <summary>Where the records behind a finding are: those its metric counts where it sits.</summary>
internal static class FindingRecords
{
    /// <summary>Head counts and targets have no records of their own: their parts say more.</summary>
    public static string Address(PageContext here, Finding finding)
    {
        if (RecordsBehind.Of(MetricCatalogue.Find(finding.Metric)).Count == 0) return here.Link($"diagnose/metrics/{finding.Metric}");
        var scope = finding.Scope.Members;
        // One address names one member of a dimension; where there are several the metric cut by it says more than a long list.
        if (scope.Where(pair => pair.Value.Count > 1).Select(pair => (Dimension?)pair.Key).FirstOrDefault() is { } many)
            return here.Link($"diagnose/metrics/{finding.Metric}", ("by", many.Name()));
        return here.Link("diagnose/records",
            [("metric", finding.Metric.Name), ("from", Day(finding.Days.From)), ("to", Day(finding.Days.Last)), .. scope.Select(pair => (pair.Key.Name(), (string?)Name(here, pair.Key, pair.Value[0])))]);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Name(PageContext here, Dimension dimension, int id) =>
        here.View.Member(dimension, id) is { ExternalId: { Length: > 0 } name } ? name : id.ToString(CultureInfo.InvariantCulture);
}
