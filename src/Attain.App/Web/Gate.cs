using System.Globalization;
using Attain.App.Access;
using Attain.Core;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Primitives;

namespace Attain.App.Web;

/// <summary>
/// Stands before every endpoint of a workspace: signed in, belongs there, may do this, and a change carries its antiforgery token.
/// Only then is there a <see cref="PageContext"/>.
/// </summary>
public sealed class Gate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, ISeats seats, LiveWorkspaces workspaces, Texts texts, IAntiforgery antiforgery)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Needs>() is not { } needs)
        {
            await next(http);
            return;
        }
        if (Session.AccountOf(http) is not { } account)
        {
            SignIn(http);
            return;
        }
        var held = seats.Of(account);
        var workspace = int.Parse((string)http.Request.RouteValues["workspace"]!, CultureInfo.InvariantCulture);
        if (held.FirstOrDefault(m => m.WorkspaceId == workspace) is not { } seat)
        {
            await Refusal.NotThere(http);
            return;
        }
        if (!seat.May(needs.Capability))
        {
            await Refusal.NotAllowed(http);
            return;
        }
        if (HttpMethods.IsPost(http.Request.Method) && !await antiforgery.IsRequestValidAsync(http))
        {
            await Refusal.Stale(http);
            return;
        }
        var state = workspaces.Open(seat.Workspace).Now();
        http.RequestServices.GetRequiredService<PageContextHolder>().Context =
            new PageContext(seat, held, state, texts, Preferences.LanguageOf(http.Request), http.Request);
        await next(http);
    }

    internal static void SignIn(HttpContext http)
    {
        var back = http.Request.Path + http.Request.QueryString;
        var address = "/sign-in?back=" + Uri.EscapeDataString(HttpMethods.IsGet(http.Request.Method) ? back : "/");
        if (http.Request.IsFragment()) http.Response.Headers["HX-Redirect"] = address;
        if (http.Request.IsFragment()) http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else http.Response.Redirect(address);
    }
}

/// <summary>Holds the context of one request between the gate and whoever asks for it.</summary>
public sealed class PageContextHolder
{
    public PageContext? Context { get; set; }
}

public static class HttpRequestExtensions
{
    /// <summary>htmx asks for a part of a page.</summary>
    public static bool IsFragment(this HttpRequest request) => request.Headers.ContainsKey("HX-Request") && request.Headers["HX-Boosted"] == StringValues.Empty;
}
