using System.Globalization;
using Attain.App.Access;
using Attain.App.Web;
using Attain.Core;
using Attain.Facts;

namespace Attain.App.Pages.SignIn;

/// <summary>What one does with one's own account. Demo accounts belong to everybody, so nobody may change them.</summary>
public static class AccountRoutes
{
    public static void Map(OuterRoutes routes)
    {
        routes.Get("/account", Entry.SignedIn, () => Fragment.Of<AccountPage>());
        routes.Post("/account/password", Entry.SignedIn, ChangePassword);
        routes.Post("/account/sign-out-everywhere", Entry.SignedIn, SignOutEverywhere);
        routes.Get("/account/two-factor", Entry.SignedIn, () => Fragment.Of<TwoFactorPage>());
        routes.Post("/account/two-factor", Entry.SignedIn, SwitchOn);
        routes.Post("/account/two-factor/off", Entry.SignedIn, SwitchOff);
        routes.Get("/account/tokens", Entry.SignedIn, () => Fragment.Of<TokensPage>());
        routes.Post("/account/tokens", Entry.SignedIn, MakeToken);
        routes.Post("/account/tokens/{id:int}/revoke", Entry.SignedIn, RevokeToken);
    }

    private static async Task<IResult> ChangePassword(HttpContext http, Accounts accounts, Limits limits)
    {
        var account = Own(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        try
        {
            Guess(http, limits, account);
            var stamp = accounts.ChangePassword(http.Actor(), account.Id, form["old"].ToString(), form["password"].ToString());
            await Session.Begin(http, account, stamp, keep: true);
            return Done.Goto(http, "/account", http.Say("account.passwordChanged"));
        }
        catch (RefusedException refused)
        {
            Wrong(http, limits, account, refused);
            return Again<AccountPage>(refused);
        }
    }

    private static async Task<IResult> SignOutEverywhere(HttpContext http, Accounts accounts)
    {
        accounts.SignOutEverywhere(http.Actor(), Own(http).Id);
        await Session.End(http);
        return Done.Goto(http, "/sign-in", http.Say("account.signedOutEverywhere"));
    }

    private static async Task<IResult> SwitchOn(HttpContext http, Accounts accounts, TwoFactor twoFactor, Limits limits)
    {
        var account = Own(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        try
        {
            Confirm(http, accounts, limits, account, form["old"].ToString());
            return Fragment.Of<TwoFactorPage>(("Codes", twoFactor.SwitchOn(http.Actor(), account.Id, form["key"].ToString(), form["code"].ToString())));
        }
        catch (RefusedException refused)
        {
            return Again<TwoFactorPage>(refused, ("Proposed", form["key"].ToString()));
        }
    }

    private static async Task<IResult> SwitchOff(HttpContext http, Accounts accounts, TwoFactor twoFactor, Limits limits)
    {
        var account = Own(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        try
        {
            Confirm(http, accounts, limits, account, form["old"].ToString());
            twoFactor.SwitchOff(http.Actor(), account.Id);
            return Done.Goto(http, "/account/two-factor", http.Say("account.twoFactorIsOff"));
        }
        catch (RefusedException refused)
        {
            return Again<TwoFactorPage>(refused);
        }
    }

    private static async Task<IResult> MakeToken(HttpContext http, ApiTokens tokens)
    {
        var account = Own(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        try
        {
            if (!Enum.TryParse<TokenScope>(form["scope"], out var scope)) throw new RefusedException(Sentence.Of("access.tokenScope"));
            _ = int.TryParse(form["days"], CultureInfo.InvariantCulture, out var days);
            return Fragment.Of<TokensPage>(("Secret", tokens.Create(http.Actor(), account.Id, form["name"].ToString(), scope, days)));
        }
        catch (RefusedException refused)
        {
            return Again<TokensPage>(refused, ("Name", form["name"].ToString()));
        }
    }

    private static IResult RevokeToken(HttpContext http, ApiTokens tokens, int id)
    {
        tokens.Revoke(http.Actor(), Own(http).Id, id);
        return Done.Goto(http, "/account/tokens", http.Say("account.tokenRevoked"));
    }

    /// <exception cref="RefusedException">It is a demo account.</exception>
    private static Account Own(HttpContext http) =>
        Session.AccountOf(http) is { IsDemo: false } account ? account : throw new RefusedException(Sentence.Of("account.demoNote"));

    /// <summary>An open session alone is not enough to weaken the account: somebody may have left the desk.</summary>
    private static void Confirm(HttpContext http, Accounts accounts, Limits limits, Account account, string password)
    {
        Guess(http, limits, account);
        if (accounts.Confirms(account.Id, password)) return;
        limits.Failed(http.Address(), account.Login);
        throw new RefusedException(Sentence.Of("access.wrongPassword"));
    }

    private static void Guess(HttpContext http, Limits limits, Account account)
    {
        if (!limits.MayTry(http.Address(), account.Login)) throw new RefusedException(Sentence.Of("account.tooMany"));
    }

    private static void Wrong(HttpContext http, Limits limits, Account account, RefusedException refused)
    {
        if (refused.Sentence.Key == "access.wrongPassword") limits.Failed(http.Address(), account.Login);
    }

    private static IResult Again<TPage>(RefusedException refused, params (string Name, object? Value)[] parameters) where TPage : AccountBase
    {
        return Fragment.Of<TPage>(StatusCodes.Status422UnprocessableEntity, [.. parameters, ("Error", FormError.Of(refused))]);
    }
}
