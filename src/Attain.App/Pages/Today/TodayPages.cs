using Attain.App.Web;

namespace Attain.App.Pages.Today;

/// <summary>The home of every role.</summary>
public static class TodayPages
{
    public static IServiceCollection AddTodayPages(this IServiceCollection services) => services;

    public static void Map(WorkspaceRoutes routes)
    {
        routes.Page<TodayPage>("today");
    }
}
