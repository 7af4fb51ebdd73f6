using Attain.App.Pages.Settings.Organisation;
using Attain.App.Web;

namespace Attain.App.Pages.Settings;

/// <summary>The company's settings, its calendar, the thresholds of the rules, its organisation, and what is running here.</summary>
public static class SettingsPages
{
    /// <summary>In the order they stand.</summary>
    public static IReadOnlyList<(string Name, string Path, Capability Needs)> Tabs { get; } =
    [
        ("company", "settings", Capability.Read),
        ("calendar", "settings/calendar", Capability.Read),
        ("thresholds", "settings/thresholds", Capability.Read),
        ("organisation", "settings/organisation", Capability.Read),
        ("people", "settings/people", Capability.Administer),
        ("about", "settings/about", Capability.Read),
    ];

    public static IServiceCollection AddSettingsPages(this IServiceCollection services) => services.AddSingleton<ThresholdCatalogue>();

    public static void Map(WorkspaceRoutes routes)
    {
        routes.Page<CompanyPage>("settings");
        routes.Post("settings", Capability.Configure, CompanyChanges.Save);
        routes.Post("settings/undo/{edit:int}", Capability.Configure, CompanyChanges.Undo);
        routes.Table("settings/history", SettingsHistory.Of);
        routes.Page<CalendarPage>("settings/calendar");
        routes.Table("settings/calendar/months", CalendarYear.Months);
        routes.Page<ThresholdsPage>("settings/thresholds");
        routes.Post("settings/thresholds", Capability.Configure, ThresholdChanges.Set);
        routes.Get("settings/thresholds.csv", Capability.Export, ThresholdsTable.Csv);
        routes.Get("settings/thresholds.xlsx", Capability.Export, ThresholdsTable.Excel);
        OrgChanges.Map(routes);
        routes.Page<AboutPage>("settings/about");
    }
}
