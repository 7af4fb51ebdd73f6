using Attain.App.Web;

namespace Attain.App.Pages.Dev;

/// <summary>For developers: every component in every state on one page.</summary>
public static class DevPages
{
    public static void Map(WorkspaceRoutes routes) => routes.Page<ComponentsPage>("dev/components");
}
