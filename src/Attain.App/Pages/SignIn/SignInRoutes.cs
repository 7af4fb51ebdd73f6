using Attain.App.Access;
using Attain.App.Web;
using Attain.Core;
using Attain.Facts;

namespace Attain.App.Pages.SignIn;

/// <summary>Coming in and going out.</summary>
public static class SignInRoutes
{
    public static void Map(OuterRoutes routes, WebSettings settings)
    {
        routes.Get("/sign-in", Entry.Anybody, (HttpContext http, SignIns signIns, DemoAccounts demo, string? back) =>
            Session.AccountOf(http) is { IsDemo: false } ? Results.LocalRedirect(Preferences.Back(back)) : Door(signIns, demo, settings, back, null, null));
        routes.Post("/sign-in", Entry.Anybody, WithPassword);
        routes.Post("/sign-in/code", Entry.Anybody, WithCode);
        routes.Post("/sign-out", Entry.Anybody, SignOut);
        // Outside of demo mode there is no such address.
        if (settings.Demo) routes.Post("/sign-in/demo", Entry.Anybody, AsDemo);

        async Task<IResult> WithPassword(HttpContext http, SignIns signIns, DemoAccounts demo, CodeTicket tickets, Limits limits)
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var (login, password, back) = (form["login"].ToString(), form["password"].ToString(), form["back"].ToString());
            if (!limits.MayTry(http.Address(), login)) return Door(signIns, demo, settings, back, login, Sentence.Of("account.tooMany"), StatusCodes.Status429TooManyRequests);
            var keep = form["keep"] == "1";
            var answer = signIns.WithPassword(login, password, http.Address());
            switch (answer.Outcome)
            {
                case SignInOutcome.Done:
                    return await Enter(http, answer.Account!, keep, back);
                case SignInOutcome.CodeNeeded:
                    return Fragment.Of<CodePage>(("Ticket", tickets.Write(answer.Account!, keep)), ("Back", Preferences.Back(back)));
                default:
                    limits.Failed(http.Address(), login);
                    return Door(signIns, demo, settings, back, login, Sentence.Of("account.refused"), StatusCodes.Status422UnprocessableEntity);
            }
        }
    }

    private static async Task<IResult> WithCode(HttpContext http, SignIns signIns, CodeTicket tickets, Limits limits)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var back = Preferences.Back(form["back"]);
        if (tickets.Read(form["ticket"].ToString()) is not { } ticket) return Results.LocalRedirect("/sign-in");
        if (!limits.MayTry(http.Address(), "")) return Again("account.tooMany", StatusCodes.Status429TooManyRequests);
        var answer = signIns.WithCode(ticket.AccountId, ticket.Stamp, form["code"].ToString(), http.Address());
        if (answer.Outcome == SignInOutcome.Done) return await Enter(http, answer.Account!, ticket.Keep, back);
        limits.Failed(http.Address(), "code " + ticket.AccountId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Again("account.codeRefused", StatusCodes.Status422UnprocessableEntity);

        IResult Again(string says, int status)
        {
            return Fragment.Of<CodePage>(status, ("Ticket", form["ticket"].ToString()), ("Back", back), ("Error", Sentence.Of(says)));
        }
    }

    private static async Task<IResult> AsDemo(HttpContext http, SignIns signIns, DemoAccounts demo)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var chosen = demo.All().FirstOrDefault(d => d.Account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) == form["account"]).Account;
        return chosen is null ? Results.LocalRedirect("/sign-in") : await Enter(http, signIns.Without(chosen.Id, http.Address()), keep: false, form["back"]);
    }

    private static async Task<IResult> SignOut(HttpContext http, AuditLog audit)
    {
        if (Session.AccountOf(http) is not null) audit.Write(http.Actor(), AuditAction.SignedOut);
        await Session.End(http);
        return Results.LocalRedirect("/sign-in");
    }

    internal static async Task<IResult> Enter(HttpContext http, Account account, bool keep, string? back)
    {
        await Session.Begin(http, account, account.SecurityStamp, keep);
        Preferences.Choose(http, account.Language, account.Theme);
        return Results.LocalRedirect(Preferences.Back(back));
    }

    private static IResult Door(SignIns signIns, DemoAccounts demo, WebSettings settings, string? back, string? login, Sentence? error, int status = StatusCodes.Status200OK)
    {
        return Fragment.Of<SignInPage>(status, ("Back", Preferences.Back(back)), ("Login", login), ("Error", error), ("NoOwner", signIns.NobodyYet()),
            ("Demo", settings.Demo ? demo.All() : []));
    }
}
