using Attain.App.Access;
using Attain.App.Pages.Data;
using Attain.App.Pages.Dev;
using Attain.App.Pages.Diagnose;
using Attain.App.Pages.Execute;
using Attain.App.Pages.Review;
using Attain.App.Pages.Settings;
using Attain.App.Pages.Settings.People;
using Attain.App.Pages.SignIn;
using Attain.App.Pages.Start;
using Attain.App.Pages.Strategy;
using Attain.App.Pages.Targets;
using Attain.App.Pages.Today;
using Attain.App.Web;
using Attain.App.Web.Palette;
using Attain.Diagnosis;

namespace Attain.App.Pages;

/// <summary>All pages: one line for each group.</summary>
public static class PageRoutes
{
    /// <summary>Services the groups bring: counts for the rail, notices, sources of the palette.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services) => services
        .AddPalette()
        .AddTodayPages()
        .AddDataPages()
        .AddDiagnosePages()
        .AddExecutePages()
        .AddSettingsPages()
        .AddTargetsPages();

    public static void MapPages(this WebApplication app, WebSettings settings)
    {
        var outer = new OuterRoutes(app);
        StartPages.Map(outer);
        Health.Map(outer);
        Preferences.Map(outer);
        SignInRoutes.Map(outer, settings);
        InvitationRoutes.Map(outer);
        AccountRoutes.Map(outer);
        var routes = new WorkspaceRoutes(app.MapGroup("/w/{workspace:int}"));
        PaletteRoutes.Map(routes);
        TodayPages.Map(routes, app.Services.GetRequiredService<DiagnosisService>());
        TargetsPages.Map(routes);
        DataPages.Map(routes);
        StrategyPages.Map(routes);
        PeopleRoutes.Map(routes);
        DiagnosePages.Map(routes);
        ReviewPages.Map(routes);
        ExecutePages.Map(routes);
        SettingsPages.Map(routes);
        if (app.Environment.IsDevelopment()) DevPages.Map(routes);
    }
}
