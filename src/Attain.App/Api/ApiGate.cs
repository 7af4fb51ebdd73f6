using System.Globalization;
using Attain.App.Access;
using Attain.App.Commands;
using Attain.App.Web;
using Attain.Core;
using Attain.Facts;

namespace Attain.App.Api;

/// <summary>
/// Stands before every endpoint of the API: a good token, of a fitting scope, of an account that belongs there and may do this.
/// Cookies open nothing here, so no other site can make a browser call it.
/// </summary>
public sealed class ApiGate(RequestDelegate next, ILogger<ApiGate> log)
{
    private const string Scheme = "Bearer ";

    public async Task InvokeAsync(HttpContext http, ApiTokens tokens, Limits limits, ISeats seats, LiveWorkspaces workspaces)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<ApiNeeds>() is not { } needs)
        {
            await next(http);
            return;
        }
        try
        {
            if (Refuse(http, needs, tokens, limits, seats, workspaces) is { } refusal) await refusal.ExecuteAsync(http);
            else await next(http);
        }
        catch (Exception wrong) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            await Answer(http, wrong).ExecuteAsync(http);
        }
    }

    private static IResult? Refuse(HttpContext http, ApiNeeds needs, ApiTokens tokens, Limits limits, ISeats seats, LiveWorkspaces workspaces)
    {
        var secret = http.Request.Headers.Authorization.ToString();
        if (!secret.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || tokens.Find(secret[Scheme.Length..].Trim(), http.Address()) is not var (token, account))
        {
            // Who shows none has not guessed.
            if (secret.Length > 0)
            {
                if (!limits.MayTry(http.Address(), "token")) return TooMany(http);
                limits.Failed(http.Address(), "token " + http.Address());
            }
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return ApiProblem.Of(http, StatusCodes.Status401Unauthorized, Sentence.Of("api.noToken"));
        }
        if (!limits.Token(token.Id)) return TooMany(http);
        if (!needs.Scopes.Contains(token.Scope)) return ApiProblem.Of(http, StatusCodes.Status403Forbidden, Sentence.Of("api.scope", ("scope", token.Scope.ToString().ToLowerInvariant())));

        var context = new ApiContext(account, token, new Terminal(http.RequestServices, TextWriter.Null, TextWriter.Null, Preferences.LanguageOf(http.Request)));
        if (http.Request.RouteValues["workspace"] is string asked)
        {
            var id = int.Parse(asked, CultureInfo.InvariantCulture);
            if (seats.Of(account).FirstOrDefault(s => s.WorkspaceId == id) is not { } seat) return ApiProblem.Of(http, StatusCodes.Status404NotFound, Sentence.Of("refusal.notThere"));
            if (!seat.May(needs.Capability)) return ApiProblem.Of(http, StatusCodes.Status403Forbidden, Sentence.Of("refusal.notAllowed"));
            context.Enter(seat, workspaces.Open(seat.Workspace).Now().Company);
        }
        http.RequestServices.GetRequiredService<ApiContextHolder>().Context = context;
        return null;
    }

    private IResult Answer(HttpContext http, Exception wrong)
    {
        switch (wrong)
        {
            case InvalidFieldsException invalid:
                return ApiProblem.Of(http, invalid);
            case NotThereException or RefusedException { Sentence.Key: "records.notThere" }:
                return ApiProblem.Of(http, StatusCodes.Status404NotFound, Sentence.Of("refusal.notThere"));
            case RefusedException refused:
                return ApiProblem.Of(http, StatusCodes.Status422UnprocessableEntity, refused.Sentence);
            case BadHttpRequestException bad:
                return ApiProblem.Of(http, bad.StatusCode, Sentence.Of("api.unreadable"));
            default:
                WebLog.Failed(log, wrong, http.Request.Method, http.Request.Path);
                return ApiProblem.Of(http, StatusCodes.Status500InternalServerError, Trouble.Explain(wrong, null) ?? Sentence.Of("refusal.failed", ("trace", http.TraceIdentifier)));
        }
    }

    private static IResult TooMany(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "1";
        return ApiProblem.Of(http, StatusCodes.Status429TooManyRequests, Sentence.Of("account.tooMany"));
    }
}
