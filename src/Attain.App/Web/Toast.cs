using System.Text.Json;

namespace Attain.App.Web;

/// <summary>A short note in the corner about what was just done, with a way to undo it where there is one.</summary>
public static class Toast
{
    private const string Cookie = "attain-toast";

    /// <param name="undo">Address to post to, below this server.</param>
    public static void Show(HttpContext http, string text, string? undo = null, bool bad = false)
    {
        // Headers are ASCII: JSON writes everything else as escapes.
        if (http.Request.IsFragment()) http.Response.Headers["HX-Trigger"] = JsonSerializer.Serialize(new { toast = new Note(text, undo, bad) });
        else Keep(http, text, undo, bad);
    }

    /// <summary>The same, on the page that comes next.</summary>
    internal static void Keep(HttpContext http, string text, string? undo, bool bad = false) => http.Response.Cookies.Append(
        Cookie,
        Uri.EscapeDataString(JsonSerializer.Serialize(new Note(text, undo, bad))),
        new CookieOptions { MaxAge = TimeSpan.FromMinutes(1), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/" });

    /// <summary>What the request before this one left to say.</summary>
    internal static Note? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } kept) return null;
        if (!http.Response.HasStarted) http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/" });
        try
        {
            return JsonSerializer.Deserialize<Note>(Uri.UnescapeDataString(kept));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal sealed record Note(string Text, string? Undo, bool Bad);
}

/// <summary>The answer to a change that was made.</summary>
public static class Done
{
    /// <summary>Back to a page, by itself or from within htmx.</summary>
    public static IResult Goto(HttpContext http, string address, string? says = null, string? undo = null)
    {
        if (says is not null) Toast.Keep(http, says, undo);
        if (!http.Request.IsFragment()) return Results.LocalRedirect(address);
        http.Response.Headers["HX-Redirect"] = address;
        return Results.NoContent();
    }
}
