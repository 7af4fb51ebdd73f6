using Attain.App.Access;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Facts;

namespace Attain.App.Pages.Settings.People;

/// <summary>The accounts of a company as a table.</summary>
public static class AccountsTable
{
    public const string Address = "settings/people/accounts";

    public static Table Of(PageContext here, IEnumerable<Access.Member> members) => new(
        "accounts", Address, here.Words["people.accounts"],
        [
            new("name", here.Words["people.name"]), new("login", here.Words["people.login"]), new("role", here.Words["people.role"]),
            new("person", here.Words["people.person"]), new("state", here.Words["people.state"]), new("last", here.Words["people.last"]),
        ],
        [.. members.Select(m => Row(here, m))]) { Filter = true };

    private static Row Row(PageContext here, Access.Member member) => new(
    [
        new(member.Name),
        new(member.Login),
        new(here.Words["role." + member.Role]),
        new(member.PersonId is { } person ? here.Words.Name(here.View.Member(Dimension.Rep, person)) : here.Words["people.company"]),
        new(here.Words[State(member)]),
        new(member.LastSignInAt is { } at ? here.Profile.DayOf(at) : null),
    ])
    { Link = here.Link($"settings/people/{member.AccountId}") };

    private static string State(Access.Member member) => member switch
    {
        { IsDisabled: true } => "people.isDisabled",
        { IsDemo: true } => "people.isDemo",
        { HasTwoFactor: true } => "people.isTwoFactor",
        _ => "people.isActive",
    };
}
