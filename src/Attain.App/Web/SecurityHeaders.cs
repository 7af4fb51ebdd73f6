namespace Attain.App.Web;

/// <summary>What every answer carries so that a browser runs and frames nothing that is not ours.</summary>
public static class SecurityHeaders
{
    // Widths of bars are style attributes; there is no inline style element and no inline script.
    internal const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; " +
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    /// <summary>Set as the answer starts: what clears an answer on the way, to put an error page in its place, does not clear these.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(Set, http.Response.Headers);
        return next(http);
    });

    private static Task Set(object answer)
    {
        var headers = (IHeaderDictionary)answer;
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Task.CompletedTask;
    }
}
