using Attain.App.Web;
using Attain.Diagnosis;

namespace Attain.App.Pages.Diagnose.Findings;

/// <summary>The findings a page shows: of one side of selling where its address names one.</summary>
internal static class FindingFilter
{
    public static Area? Area(PageContext here) => Enum.TryParse<Area>(here["area"], out var area) && Enum.IsDefined(area) ? area : null;

    public static IReadOnlyList<Finding> Of(PageContext here)
    {
        var all = Diagnosed.Of(here).Findings;
        return Area(here) is { } area ? [.. all.Where(finding => finding.Area == area)] : all;
    }
}
