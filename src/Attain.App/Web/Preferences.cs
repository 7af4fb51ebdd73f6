using Attain.App.Access;
using Attain.Core;

namespace Attain.App.Web;

/// <summary>Language and theme of a browser, in two cookies that hold nothing else.</summary>
public static class Preferences
{
    private const string LanguageCookie = "attain-language";
    private const string ThemeCookie = "attain-theme";

    public static IReadOnlyList<string> Themes { get; } = ["auto", "light", "dark"];

    /// <summary>As chosen, else as the browser asks: Chinese unless it prefers English.</summary>
    public static Language LanguageOf(HttpRequest request)
    {
        if (request.Cookies[LanguageCookie] is { } chosen) return chosen == "en" ? Language.English : Language.Chinese;
        var first = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value ?? "")
            .FirstOrDefault(tag => tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("en", StringComparison.OrdinalIgnoreCase));
        return first is not null && first.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.English : Language.Chinese;
    }

    public static string ThemeOf(HttpRequest request) =>
        request.Cookies[ThemeCookie] is { } chosen && Themes.Contains(chosen) ? chosen : "auto";

    /// <summary><c>POST /preferences</c> with <c>language</c> or <c>theme</c>, and where to go back to; an account keeps them.</summary>
    public static void Map(OuterRoutes routes) => routes.Post("/preferences", Entry.Anybody, async (HttpContext http, Accounts accounts) =>
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (language, theme) = (form["language"].ToString(), form["theme"].ToString());
        Choose(http, language, theme);
        if (Session.AccountOf(http) is { IsDemo: false } account)
            accounts.Prefer(account.Id, IsLanguage(language) ? language : account.Language, Themes.Contains(theme) ? theme : account.Theme);
        return Results.LocalRedirect(Back(form["back"]));
    });

    /// <summary>Tells the browser; what is neither a language nor a theme changes nothing.</summary>
    public static void Choose(HttpContext http, string? language, string? theme)
    {
        var options = new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, Path = "/",
        };
        if (IsLanguage(language)) http.Response.Cookies.Append(LanguageCookie, language!, options);
        if (theme is not null && Themes.Contains(theme)) http.Response.Cookies.Append(ThemeCookie, theme, options);
    }

    private static bool IsLanguage(string? text) => text is "zh" or "en";

    /// <summary>An address of this server, or the first page.</summary>
    public static string Back(string? address) =>
        address is ['/', not ('/' or '\\'), ..] or "/" && !address.Contains('\\') ? address : "/";
}
