using Attain.App.Access;
using Attain.App.Web;

namespace Attain.App.Pages.Start;

/// <summary>The first address: to a workspace, or to signing in.</summary>
public static class StartPages
{
    public static void Map(OuterRoutes routes) => routes.Get("/", Entry.Anybody, (HttpContext http, ISeats seats) =>
        Session.AccountOf(http) is { } account && seats.Of(account.Id) is [{ } first, ..]
            ? Results.Redirect($"/w/{first.WorkspaceId}/today")
            : Results.Redirect("/sign-in"));
}
