using Attain.App.Access;
using Attain.Facts;

namespace Attain.App.Tests.Access;

public sealed class InvitationOnSqliteTests() : InvitationTests(TestDatabase.Sqlite);

public sealed class InvitationOnPostgresTests() : InvitationTests(TestDatabase.Postgres);

public abstract class InvitationTests(TestDatabase database) : IDisposable
{
    private readonly AccessPlace _place = new(database);

    private Invitations Invitations => _place.Get<Invitations>();

    [Fact]
    public void First_start_makes_the_owner_once()
    {
        var first = Invitations.ForFirstOwner()!;
        var second = Invitations.ForFirstOwner()!;
        Invitations.Find(first).ShouldBeNull();
        Invitations.Find(second)!.Workspace.ShouldBeNull();

        var owner = Invitations.Accept(second, "owner", "王老板", AccessPlace.Password, "127.0.0.1");

        Invitations.ForFirstOwner().ShouldBeNull();
        Invitations.Find(second).ShouldBeNull();
        _place.Get<Accounts>().Workspaces(_place.Get<Accounts>().Find(owner.Id)!).ShouldHaveSingleItem().Role.ShouldBe(AccountRole.Owner);
    }

    [Fact]
    public void Owner_owns_workspaces_made_later()
    {
        var owner = _place.Owner();
        _place.Installation.Ensure(new NewWorkspace("Later"));

        _place.Get<Accounts>().Workspaces(_place.Get<Accounts>().Find(owner.Id)!).Select(w => w.Workspace.Name).ShouldBe(["Test", "Later"]);
    }

    [Fact]
    public void Link_gives_role_and_person_once()
    {
        var secret = Invitations.Create(Actor.Terminal, _place.WorkspaceId, AccountRole.Manager, 7, "华东经理");
        Invitations.Find(secret).ShouldNotBeNull().Note.ShouldBe("华东经理");

        var manager = Invitations.Accept(secret, "li", "李", AccessPlace.Password, "127.0.0.1");

        var (_, role, person) = _place.Get<Accounts>().Workspaces(manager).ShouldHaveSingleItem();
        (role, person).ShouldBe((AccountRole.Manager, 7));
        AccessPlace.Refusal(() => Invitations.Accept(secret, "other", "别人", AccessPlace.Password, "127.0.0.1")).ShouldBe("access.linkGone");
        Invitations.Open(_place.WorkspaceId).ShouldBeEmpty();
        _place.Audited().ShouldBe([AuditAction.InvitationAccepted, AuditAction.Invited]);
    }

    [Fact]
    public void Link_taken_twice_at_the_same_moment_makes_one_account()
    {
        var secret = Invitations.Create(Actor.Terminal, _place.WorkspaceId, AccountRole.Director, null, "总监");
        var made = 0;

        Parallel.For(0, 6, i =>
        {
            try
            {
                Invitations.Accept(secret, $"director{i}", "总监", AccessPlace.Password, "127.0.0.1");
                Interlocked.Increment(ref made);
            }
            catch (Attain.Core.RefusedException)
            {
                // The others come too late.
            }
        });

        made.ShouldBe(1);
        _place.Get<Members>().Of(_place.WorkspaceId).ShouldHaveSingleItem();
    }

    [Fact]
    public void Revoked_or_old_link_is_worth_nothing()
    {
        var (revoked, old) = (Invite("a"), Invite("b"));
        Invitations.Revoke(Actor.Terminal, _place.WorkspaceId, Invitations.Find(revoked)!.Id);
        Invitations.Find(revoked).ShouldBeNull();
        AccessPlace.Refusal(() => Invitations.Accept(revoked, "x1", "某人", AccessPlace.Password, "")).ShouldBe("access.linkGone");

        _place.Clock.Move(Invitations.Lifetime);

        AccessPlace.Refusal(() => Invitations.Accept(old, "x2", "某人", AccessPlace.Password, "")).ShouldBe("access.linkGone");
    }

    [Fact]
    public void Invitation_of_another_workspace_cannot_be_revoked()
    {
        var secret = Invite("a");

        Invitations.Revoke(Actor.Terminal, _place.WorkspaceId + 1, Invitations.Find(secret)!.Id);

        Invitations.Find(secret).ShouldNotBeNull();
    }

    [Fact]
    public void Somebody_with_an_account_joins_with_it()
    {
        var owner = _place.Owner();
        var rep = _place.Member("rep", AccountRole.Rep, 3);

        Invitations.Join(Invitations.Create(Actor.Terminal, _place.WorkspaceId, AccountRole.Manager, 4, "升职"), rep.Id, "");

        var member = _place.Get<Members>().Of(_place.WorkspaceId).Single(m => m.AccountId != owner.Id);
        (member.Role, member.PersonId).ShouldBe((AccountRole.Manager, 4));
    }

    [Theory]
    [InlineData("rep", "moon river 42", "access.loginTaken")]
    [InlineData("a b", "moon river 42", "access.wrongLogin")]
    [InlineData("newcomer", "short", "access.passwordShort")]
    [InlineData("newcomer", "newcomer-2026", "access.passwordHasLogin")]
    [InlineData("newcomer", "1234567890", "access.passwordUsual")]
    [InlineData("newcomer", "aaaaaaaaaaaa", "access.passwordUsual")]
    public void Wrong_entries_are_refused_and_the_link_stays_good(string login, string password, string refusal)
    {
        _place.Member("rep", AccountRole.Rep, 3);
        var secret = Invite("a");

        AccessPlace.Refusal(() => Invitations.Accept(secret, login, "某人", password, "")).ShouldBe(refusal);

        Invitations.Find(secret).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(AccountRole.Rep)]
    [InlineData(AccountRole.Manager)]
    public void Role_below_the_company_needs_a_person(AccountRole role)
    {
        AccessPlace.Refusal(() => Invitations.Create(Actor.Terminal, _place.WorkspaceId, role, null, "某人")).ShouldBe("access.roleNeedsPerson");
        var director = _place.Member("director", AccountRole.Director);
        AccessPlace.Refusal(() => _place.Get<Members>().SetRole(Actor.Terminal, _place.WorkspaceId, director.Id, role, null)).ShouldBe("access.roleNeedsPerson");
    }

    [Fact]
    public void Role_is_changed_and_taken_away()
    {
        var owner = _place.Owner();
        var rep = _place.Member("rep", AccountRole.Rep, 3);
        var members = _place.Get<Members>();

        members.SetRole(new Actor(owner.Id, owner.Login, ""), _place.WorkspaceId, rep.Id, AccountRole.Analyst, null);

        _place.Get<Accounts>().Workspaces(rep).ShouldHaveSingleItem().Role.ShouldBe(AccountRole.Analyst);
        var entry = _place.Get<AuditLog>().Page(1, action: AuditAction.RoleChanged).ShouldHaveSingleItem();
        (entry.AccountId, entry.Subject).ShouldBe((owner.Id, "rep → Analyst"));
        members.Remove(Actor.Terminal, _place.WorkspaceId, rep.Id);
        _place.Get<Accounts>().Workspaces(rep).ShouldBeEmpty();
        AccessPlace.Refusal(() => members.Remove(Actor.Terminal, _place.WorkspaceId, rep.Id)).ShouldBe("access.unknownMember");
    }

    [Fact]
    public void Forgotten_password_is_set_by_a_link_once_and_opens_what_was_locked()
    {
        var rep = _place.Member("rep", AccountRole.Rep, 3);
        for (var i = 0; i < 5; i++) _place.SignIn("rep", "forgotten");
        var secret = Invitations.ForPassword(Actor.Terminal, rep.Id);
        Invitations.Find(secret)!.PasswordOf.ShouldBe("rep");
        AccessPlace.Refusal(() => Invitations.Accept(secret, "other", "别人", AccessPlace.Password, "")).ShouldBe("access.linkGone");
        AccessPlace.Refusal(() => Invitations.Join(secret, rep.Id, "")).ShouldBe("access.linkGone");

        Invitations.SetPassword(secret, "another river 43", "");

        _place.SignIn("rep").ShouldBe(SignInOutcome.Refused);
        _place.SignIn("rep", "another river 43").ShouldBe(SignInOutcome.Done);
        _place.Get<Accounts>().OfSession(rep.Id, rep.SecurityStamp, demoMode: false).ShouldBeNull();
        AccessPlace.Refusal(() => Invitations.SetPassword(secret, "third river 44", "")).ShouldBe("access.linkGone");
        AccessPlace.Refusal(() => Invitations.SetPassword(Invite("a"), "third river 44", "")).ShouldBe("access.linkGone");
    }

    private string Invite(string note) => Invitations.Create(Actor.Terminal, _place.WorkspaceId, AccountRole.Viewer, null, note);

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }
}
