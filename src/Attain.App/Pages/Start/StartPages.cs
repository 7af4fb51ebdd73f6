using System.Security.Claims;
using Attain.App.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Attain.App.Pages.Start;

/// <summary>The first address: to the workspace used last, or to signing in.</summary>
public static class StartPages
{
    public static void Map(WebApplication app, WebSettings settings)
    {
        app.MapGet("/", (HttpContext http, IMembers members) =>
            Gate.AccountOf(http.User) is { } account && members.Of(account) is [{ } first, ..]
                ? Results.Redirect($"/w/{first.WorkspaceId}/today")
                : Results.Redirect("/sign-in"));
    }
}
