using Attain.App.Access;
using Attain.App.Web;
using Attain.Core;

namespace Attain.App.Pages.Start;

/// <summary>The first address: to a workspace, or to signing in.</summary>
public static class StartPages
{
    public static void Map(OuterRoutes routes) => routes.Get("/", Entry.Anybody, (HttpContext http, ISeats seats) =>
        Session.AccountOf(http) is not { } account ? Results.Redirect("/sign-in")
        : seats.Of(account) is [{ } first, ..] ? Results.Redirect($"/w/{first.WorkspaceId}/today")
        : Refusal.Page(StatusCodes.Status404NotFound, Sentence.Of("account.noWorkspace")));
}
