using Attain.App.Access;
using Attain.Facts;

namespace Attain.App.Tests.Access;

public sealed class SignInOnSqliteTests() : SignInTests(TestDatabase.Sqlite);

public sealed class SignInOnPostgresTests() : SignInTests(TestDatabase.Postgres);

public abstract class SignInTests(TestDatabase database) : IDisposable
{
    private readonly AccessPlace _place = new(database);

    [Fact]
    public void Right_password_lets_in_however_the_login_is_typed()
    {
        _place.Owner("Wang@Example.com");

        _place.SignIn(" wang@EXAMPLE.com ").ShouldBe(SignInOutcome.Done);

        _place.Audited()[0].ShouldBe(AuditAction.SignedIn);
    }

    [Fact]
    public void Wrong_password_and_unknown_login_are_refused_alike()
    {
        _place.Owner();

        var wrong = _place.Get<SignIns>().WithPassword("owner@example.com", "not the one", "192.0.2.7");
        var unknown = _place.Get<SignIns>().WithPassword("nobody@example.com", "not the one", "192.0.2.7");

        wrong.ShouldBe(unknown);
        wrong.Outcome.ShouldBe(SignInOutcome.Refused);
        var entry = _place.Get<AuditLog>().Page(1).ShouldHaveSingleItem();
        (entry.AccountId, entry.Login, entry.Action, entry.Address).ShouldBe((null, "nobody@example.com", AuditAction.SignInFailed, "192.0.2.7"));
    }

    [Fact]
    public void Fifth_wrong_password_locks_for_a_quarter_of_an_hour()
    {
        _place.Owner();
        for (var i = 0; i < 5; i++) _place.SignIn("owner@example.com", "not the one").ShouldBe(SignInOutcome.Refused);

        _place.SignIn("owner@example.com").ShouldBe(SignInOutcome.Refused);
        _place.Audited()[0].ShouldBe(AuditAction.SignInLocked);
        _place.Clock.Move(TimeSpan.FromMinutes(14));
        _place.SignIn("owner@example.com").ShouldBe(SignInOutcome.Refused);
        _place.Clock.Move(TimeSpan.FromMinutes(1));
        _place.SignIn("owner@example.com").ShouldBe(SignInOutcome.Done);
    }

    [Fact]
    public void Right_password_forgets_the_wrong_ones()
    {
        _place.Owner();
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 4; i++) _place.SignIn("owner@example.com", "not the one");
            _place.SignIn("owner@example.com").ShouldBe(SignInOutcome.Done);
        }
    }

    [Fact]
    public void Guesses_at_the_same_moment_are_counted_one_by_one()
    {
        _place.Owner();

        Parallel.For(0, 12, new ParallelOptions { MaxDegreeOfParallelism = 6 }, _ => _place.SignIn("owner@example.com", "not the one"));

        _place.Audited().Count(a => a == AuditAction.SignInFailed).ShouldBe(5);
        _place.Audited().Count(a => a == AuditAction.SignInLocked).ShouldBe(7);
    }

    [Fact]
    public void Disabled_account_is_out_at_once()
    {
        var owner = _place.Owner();
        var rep = _place.Member("rep", AccountRole.Rep, personId: 3);
        var (accounts, members) = (_place.Get<Accounts>(), _place.Get<Members>());
        accounts.OfSession(rep.Id, rep.SecurityStamp, demoMode: false).ShouldNotBeNull();

        members.SetDisabled(Actor.Terminal, rep.Id, disabled: true);

        accounts.OfSession(rep.Id, rep.SecurityStamp, demoMode: false).ShouldBeNull();
        _place.SignIn("rep").ShouldBe(SignInOutcome.Refused);
        members.SetDisabled(Actor.Terminal, rep.Id, disabled: false);
        _place.SignIn("rep").ShouldBe(SignInOutcome.Done);
        AccessPlace.Refusal(() => members.SetDisabled(Actor.Terminal, owner.Id, disabled: true)).ShouldBe("access.lastOwner");
    }

    [Fact]
    public void Changed_password_ends_other_sessions_and_the_old_one_is_worth_nothing()
    {
        var owner = _place.Owner();
        var accounts = _place.Get<Accounts>();
        var who = new Actor(owner.Id, owner.Login, "");
        AccessPlace.Refusal(() => accounts.ChangePassword(who, owner.Id, "not the one", "another river 43")).ShouldBe("access.wrongPassword");

        var stamp = accounts.ChangePassword(who, owner.Id, AccessPlace.Password, "another river 43");

        accounts.OfSession(owner.Id, owner.SecurityStamp, demoMode: false).ShouldBeNull();
        accounts.OfSession(owner.Id, stamp, demoMode: false).ShouldNotBeNull();
        _place.SignIn("owner@example.com").ShouldBe(SignInOutcome.Refused);
        _place.SignIn("owner@example.com", "another river 43").ShouldBe(SignInOutcome.Done);
        accounts.SignOutEverywhere(who, owner.Id);
        accounts.OfSession(owner.Id, stamp, demoMode: false).ShouldBeNull();
    }

    [Fact]
    public void Preferences_are_kept()
    {
        var owner = _place.Owner();

        _place.Get<Accounts>().Prefer(owner.Id, "en", "dark");

        var kept = _place.Get<Accounts>().Find(owner.Id)!;
        (kept.Language, kept.Theme).ShouldBe(("en", "dark"));
    }

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }
}
