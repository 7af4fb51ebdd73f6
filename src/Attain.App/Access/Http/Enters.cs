using Attain.App.Web;
using Microsoft.AspNetCore.Antiforgery;

namespace Attain.App.Access;

public enum Entry
{
    /// <summary>Signed in or not.</summary>
    Anybody,

    /// <summary>Whoever is signed in, for their own account.</summary>
    SignedIn,
}

/// <summary>On every endpoint outside of a workspace: who may come.</summary>
public sealed record Enters(Entry Entry);

/// <summary>The one way to put an endpoint outside of a workspace.</summary>
public sealed class OuterRoutes(IEndpointRouteBuilder app)
{
    public RouteHandlerBuilder Get(string path, Entry entry, Delegate handler) => app.MapGet(path, handler).WithMetadata(new Enters(entry));

    /// <summary>A change: the antiforgery token is asked for before the handler runs.</summary>
    public RouteHandlerBuilder Post(string path, Entry entry, Delegate handler) => app.MapPost(path, handler).WithMetadata(new Enters(entry)).DisableAntiforgery();
}

/// <summary>Stands before the endpoints outside of a workspace, as the gate does before those within.</summary>
public sealed class OuterGate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, IAntiforgery antiforgery)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Enters>() is { } enters)
        {
            if (enters.Entry == Entry.SignedIn && Session.AccountOf(http) is null)
            {
                Gate.SignIn(http);
                return;
            }
            if (HttpMethods.IsPost(http.Request.Method) && !await antiforgery.IsRequestValidAsync(http))
            {
                await Refusal.Stale(http);
                return;
            }
        }
        await next(http);
    }
}
