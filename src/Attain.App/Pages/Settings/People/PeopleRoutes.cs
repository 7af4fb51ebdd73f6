using System.Globalization;
using Attain.App.Access;
using Attain.App.Pages.SignIn;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Facts;

namespace Attain.App.Pages.Settings.People;

/// <summary>Who may come into this company, as whom; and what they did at the door.</summary>
public static class PeopleRoutes
{
    public static void Map(WorkspaceRoutes routes)
    {
        routes.Page<PeoplePage>("settings/people", Capability.Administer);
        routes.Get(AccountsTable.Address + ".csv", Capability.Administer, (PageContext here, Members members) => TableFiles.Csv(Shown(here, members), here));
        routes.Get(AccountsTable.Address + ".xlsx", Capability.Administer, (PageContext here, Members members) => TableFiles.Excel(Shown(here, members), here));
        routes.Page<InvitePage>("settings/people/invite", Capability.Administer);
        routes.Post("settings/people/invite", Capability.Administer, Invite);
        routes.Post("settings/people/invitations/{id:int}/revoke", Capability.Administer, Revoke);
        routes.Get("settings/people/{account:int}", Capability.Administer, (PageContext here, Members members, int account) =>
            Fragment.Of<MemberPage>(("Member", Find(here, members, account))));
        routes.Post("settings/people/{account:int}", Capability.Administer, SetRole);
        routes.Post("settings/people/{account:int}/remove", Capability.Administer, Remove);
        routes.Post("settings/people/{account:int}/disabled", Capability.Administer, SetDisabled);
        routes.Post("settings/people/{account:int}/password", Capability.Administer, NewPassword);
        routes.Post("settings/people/{account:int}/two-factor", Capability.Administer, NoSecondStep);
        routes.Page<AuditPage>("settings/audit", Capability.Administer);
    }

    private static ShownTable Shown(PageContext here, Members members) => AccountsTable.Of(here, members.Of(here.Seat.WorkspaceId)).Shown(here);

    private static async Task<IResult> Invite(HttpContext http, PageContext here, Invitations invitations)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (note, role, person) = (form["note"].ToString(), Role(form), Person(form, here));
        try
        {
            var secret = invitations.Create(http.Actor(), here.Seat.WorkspaceId, role, person, note);
            return Fragment.Of<LinkPage>(("Link", Link(http, secret)), ("Note", note), ("Days", Invitations.Lifetime.Days));
        }
        catch (RefusedException refused)
        {
            return Fragment.Of<InvitePage>(StatusCodes.Status422UnprocessableEntity, ("Note", note), ("Role", role), ("Error", FormError.Of(refused)));
        }
    }

    private static IResult Revoke(HttpContext http, PageContext here, Invitations invitations, int id)
    {
        invitations.Revoke(http.Actor(), here.Seat.WorkspaceId, id);
        return Back(http, here, "people.revoked");
    }

    private static async Task<IResult> SetRole(HttpContext http, PageContext here, Members members, int account)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        try
        {
            members.SetRole(http.Actor(), here.Seat.WorkspaceId, account, Role(form), Person(form, here));
            return Back(http, here, "people.roleSet");
        }
        catch (RefusedException refused)
        {
            return Fragment.Of<MemberPage>(StatusCodes.Status422UnprocessableEntity, ("Member", Find(here, members, account)), ("Error", FormError.Of(refused)));
        }
    }

    private static IResult Remove(HttpContext http, PageContext here, Members members, int account)
    {
        members.Remove(http.Actor(), here.Seat.WorkspaceId, account);
        return Back(http, here, "people.removed");
    }

    // An account may belong to other companies too, so what changes the account itself is for the owner of the installation.

    private static async Task<IResult> SetDisabled(HttpContext http, PageContext here, Members members, int account)
    {
        InstallationOwner(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var disabled = form["disabled"] == "1";
        members.SetDisabled(http.Actor(), Find(here, members, account).AccountId, disabled);
        return Back(http, here, disabled ? "people.disabled" : "people.enabled");
    }

    private static IResult NewPassword(HttpContext http, PageContext here, Members members, Invitations invitations, int account)
    {
        InstallationOwner(http);
        var member = Find(here, members, account);
        return Fragment.Of<LinkPage>(("Link", Link(http, invitations.ForPassword(http.Actor(), member.AccountId))), ("Note", member.Name), ("Days", Invitations.PasswordLifetime.Days));
    }

    private static IResult NoSecondStep(HttpContext http, PageContext here, Members members, TwoFactor twoFactor, int account)
    {
        InstallationOwner(http);
        twoFactor.SwitchOff(http.Actor(), Find(here, members, account).AccountId);
        return Back(http, here, "people.secondStepOff");
    }

    private static void InstallationOwner(HttpContext http)
    {
        if (Session.AccountOf(http) is not { IsOwner: true }) throw new NotThereException();
    }

    private static Access.Member Find(PageContext here, Members members, int account) =>
        members.Of(here.Seat.WorkspaceId).FirstOrDefault(m => m.AccountId == account) ?? throw new NotThereException();

    private static AccountRole Role(IFormCollection form) => Enum.TryParse<AccountRole>(form["role"], out var role) && Enum.IsDefined(role) ? role : AccountRole.Viewer;

    private static int? Person(IFormCollection form, PageContext here) =>
        int.TryParse(form["person"], CultureInfo.InvariantCulture, out var id) && here.View.Directory.Person(id) is { Deleted: false } ? id : null;

    private static string Link(HttpContext http, string secret) => $"{http.Request.Scheme}://{http.Request.Host}/invitation/{secret}";

    private static IResult Back(HttpContext http, PageContext here, string says) => Done.Goto(http, here.Link("settings/people"), here.Words[says]);
}
