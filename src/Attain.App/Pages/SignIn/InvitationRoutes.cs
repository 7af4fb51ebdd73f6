using Attain.App.Access;
using Attain.App.Web;
using Attain.Core;

namespace Attain.App.Pages.SignIn;

/// <summary>Where links lead: the first owner's, invitations, forgotten passwords.</summary>
public static class InvitationRoutes
{
    public static void Map(OuterRoutes routes)
    {
        routes.Get("/invitation/{secret}", Entry.Anybody, (HttpContext http, Invitations invitations, Limits limits, string secret) =>
            Offer(http, invitations, limits, secret) is { } offer ? Fragment.Of<InvitationPage>(("Secret", secret), ("Offer", offer)) : Gone());
        routes.Post("/invitation/{secret}", Entry.Anybody, Accept);
        routes.Post("/invitation/{secret}/join", Entry.SignedIn, Join);
    }

    private static async Task<IResult> Accept(HttpContext http, Invitations invitations, SignIns signIns, Limits limits, string secret)
    {
        if (Offer(http, invitations, limits, secret) is not { } offer) return Gone();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (name, login, password) = (form["name"].ToString(), form["login"].ToString(), form["password"].ToString());
        try
        {
            if (offer.PasswordOf is not null)
            {
                invitations.SetPassword(secret, password, http.Address());
                return Done.Goto(http, "/sign-in", http.Say("account.passwordSet"));
            }
            var account = invitations.Accept(secret, login, name, password, http.Address());
            return await SignInRoutes.Enter(http, signIns.Without(account.Id, http.Address()), keep: true, "/");
        }
        catch (RefusedException refused)
        {
            return Fragment.Of<InvitationPage>(StatusCodes.Status422UnprocessableEntity, ("Secret", secret), ("Offer", offer), ("Name", name), ("Login", login), ("Error", FormError.Of(refused)));
        }
    }

    private static IResult Join(HttpContext http, Invitations invitations, string secret)
    {
        var account = Session.AccountOf(http)!;
        // Whoever tries the demo must not drag its accounts into another company.
        if (account.IsDemo) return Gone();
        invitations.Join(secret, account.Id, http.Address());
        return Results.LocalRedirect("/");
    }

    /// <summary>Guessing links is hopeless, and counted all the same.</summary>
    private static InvitationOffer? Offer(HttpContext http, Invitations invitations, Limits limits, string secret)
    {
        if (!limits.MayTry(http.Address(), "link")) return null;
        var offer = invitations.Find(secret);
        if (offer is null) limits.Failed(http.Address(), "link " + http.Address());
        return offer;
    }

    private static IResult Gone() => Refusal.Page(StatusCodes.Status410Gone, Sentence.Of("access.linkGone"));
}
