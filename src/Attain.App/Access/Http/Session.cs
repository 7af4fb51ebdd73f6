using System.Globalization;
using System.Security.Claims;
using Attain.App.Web;
using Attain.Facts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Attain.App.Access;

/// <summary>Who is signed in with this browser: an account and its stamp in the cookie, looked up at every request.</summary>
public static class Session
{
    private const string Stamp = "stamp";

    /// <param name="keep">Whether it outlives the browser.</param>
    public static Task Begin(HttpContext http, Account account, string stamp, bool keep)
    {
        http.User = new ClaimsPrincipal(new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture)),
                new(ClaimTypes.Name, account.Name),
                new(Stamp, stamp),
            ],
            CookieAuthenticationDefaults.AuthenticationScheme));
        return http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, http.User, new AuthenticationProperties { IsPersistent = keep });
    }

    public static Task End(HttpContext http) => http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);

    /// <summary>The account behind the request, or null.</summary>
    public static Account? AccountOf(HttpContext http) => http.Items[typeof(Account)] as Account;

    public static Actor Actor(this HttpContext http) => AccountOf(http) is { } account
        ? new(account.Id, account.Login, Address(http))
        : new(null, "", Address(http));

    public static string Address(this HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>A session whose stamp is no longer the account's is over.</summary>
    internal static async Task Validate(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        // Style sheets and pictures are anybody's.
        if (http.GetEndpoint()?.Metadata is not { } metadata || metadata.GetMetadata<Needs>() is null && metadata.GetMetadata<Enters>() is null) return;
        var account = int.TryParse(context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && context.Principal!.FindFirstValue(Stamp) is { } stamp
            ? http.RequestServices.GetRequiredService<Accounts>().OfSession(id, stamp, http.RequestServices.GetRequiredService<WebSettings>().Demo)
            : null;
        if (account is not null)
        {
            http.Items[typeof(Account)] = account;
            return;
        }
        context.RejectPrincipal();
        await End(http);
    }
}
