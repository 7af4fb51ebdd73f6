using Attain.App.Web;
using Attain.App.Web.Palette;
using Attain.Diagnosis;

namespace Attain.App.Pages.Diagnose.Findings;

/// <summary>Findings as a list, and one by one.</summary>
internal static class FindingRoutes
{
    public static void Map(WorkspaceRoutes routes)
    {
        routes.Page<FindingsPage>("diagnose");
        routes.Get("diagnose/findings/{key}", Capability.Read, (string key) => Fragment.Of<FindingPage>((nameof(FindingPage.Key), key)));
        routes.Table("diagnose/findings", here => FindingTables.All(here, FindingFilter.Of(here)));
        routes.Table("diagnose/findings/{key}/drivers", here => FindingTables.Drivers(here, Asked(here)));
        routes.Table("diagnose/findings/{key}/evidence", here => FindingTables.Evidence(here, Asked(here)));
        routes.Table("diagnose/findings/{key}/people", here => FindingTables.People(here, Asked(here)));
    }

    // The address of a file ends in the finding's key and the table's name.
    private static Finding Asked(PageContext here) =>
        FindingKey.Find(Diagnosed.Of(here).Findings, here.Path.Split('/')[^2]) ?? throw new NotThereException();
}

/// <summary>Findings by what they say.</summary>
internal sealed class FindingsInPalette : IPaletteSource
{
    private const int Most = 5;

    public IEnumerable<PaletteEntry> Find(PageContext here, string text) => text.Length == 0 ? [] : Diagnosed.Standard(here).Findings
        .Select(finding => (Finding: finding, Says: here.Words.Say(finding.Problem)))
        .Where(pair => PagesInPalette.Matches(pair.Says, text))
        .Take(Most)
        .Select(pair => new PaletteEntry(
            "diagnose.findings", pair.Says, here.Link(FindingKey.Address(pair.Finding)), "stethoscope",
            pair.Finding.AtStake is { } money ? here.Words.Short(money) : null));
}
