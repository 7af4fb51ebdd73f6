using Attain.App.Web;
using Attain.Core;

namespace Attain.App.Access;

/// <summary>Nobody asks for pages faster than a person with many windows could.</summary>
public sealed class LimitedPages(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http, Limits limits)
    {
        var asked = http.GetEndpoint()?.Metadata is { } metadata && (metadata.GetMetadata<Needs>() is not null || metadata.GetMetadata<Enters>() is not null);
        if (!asked || limits.Page(Session.AccountOf(http)?.Id, http.Address())) return next(http);
        http.Response.Headers.RetryAfter = "1";
        return Refusal.Tell(http, StatusCodes.Status429TooManyRequests, Sentence.Of("account.tooMany"));
    }
}
