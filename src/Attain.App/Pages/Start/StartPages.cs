using System.Globalization;
using System.Security.Claims;
using Attain.App.Web;
using Attain.Facts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Attain.App.Pages.Start;

/// <summary>The first address: to the workspace used last, or to signing in.</summary>
public static class StartPages
{
    public static void Map(WebApplication app, WebSettings settings)
    {
        app.MapGet("/", (HttpContext http, ISeats seats) =>
            Gate.AccountOf(http.User) is { } account && seats.Of(account) is [{ } first, ..]
                ? Results.Redirect($"/w/{first.WorkspaceId}/today")
                : Results.Redirect("/sign-in"));
        if (!settings.Demo) return;
        app.MapGet("/sign-in", () => Fragment.Of<SignInPage>());
        app.MapPost("/sign-in/demo/{id:int}", async (HttpContext http, int id, Installation installation) =>
        {
            using var control = installation.OpenControl();
            if (!control.Accounts.Any(a => a.Id == id && a.IsDemo)) return Results.NotFound();
            var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id.ToString(CultureInfo.InvariantCulture))], CookieAuthenticationDefaults.AuthenticationScheme);
            await http.SignInAsync(new ClaimsPrincipal(identity));
            return Results.Redirect("/");
        });
    }
}
