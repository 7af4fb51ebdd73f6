using Attain.App.Access;
using Attain.Facts;

namespace Attain.App.Web;

/// <summary>For whoever watches the process: <c>/health/live</c> answers while it runs, <c>/health/ready</c> while its database does.</summary>
public static class Health
{
    public static void Map(OuterRoutes routes)
    {
        routes.Get("/health/live", Entry.Anybody, () => Results.Text("live"));
        routes.Get("/health/ready", Entry.Anybody, (Installation installation) => IsReady(installation) ? Results.Text("ready") : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable));
    }

    private static bool IsReady(Installation installation)
    {
        try
        {
            _ = installation.WorkspaceNames();
            return true;
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            return false;
        }
    }
}
