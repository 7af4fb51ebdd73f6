using Attain.App.Access;
using Attain.Facts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.App.Tests.Access;

public sealed class TokenOnSqliteTests() : TokenTests(TestDatabase.Sqlite);

public sealed class TokenOnPostgresTests() : TokenTests(TestDatabase.Postgres);

/// <summary>Tokens of programs, demo accounts, the keys of cookies and the audit.</summary>
public abstract class TokenTests(TestDatabase database) : IDisposable
{
    private readonly AccessPlace _place = new(database);

    private ApiTokens Tokens => _place.Get<ApiTokens>();

    [Fact]
    public void Token_stands_for_its_account_until_it_expires()
    {
        var owner = _place.Owner();
        var secret = Tokens.Create(Actor.Terminal, owner.Id, "ERP", TokenScope.Import, days: 30);

        var (token, account) = Tokens.Find(secret, "192.0.2.7").ShouldNotBeNull();

        (account.Id, token.Scope).ShouldBe((owner.Id, TokenScope.Import));
        secret.ShouldStartWith(token.Start);
        Tokens.Of(owner.Id).ShouldHaveSingleItem().LastUsedAt.ShouldBe(_place.Clock.GetUtcNow().ToUnixTimeSeconds());
        _place.Clock.Move(TimeSpan.FromDays(30));
        Tokens.Find(secret, "192.0.2.7").ShouldBeNull();
    }

    [Fact]
    public void Revoked_token_and_token_of_a_disabled_account_are_nothing()
    {
        _place.Owner();
        var rep = _place.Member("rep", AccountRole.Rep, 3);
        var (first, second) = (Create(rep, "a"), Create(rep, "b"));

        Tokens.Revoke(Actor.Terminal, rep.Id + 1, Tokens.Of(rep.Id).Single(t => t.Name == "b").Id);
        Tokens.Find(second, "").ShouldNotBeNull();
        Tokens.Revoke(Actor.Terminal, rep.Id, Tokens.Of(rep.Id).Single(t => t.Name == "a").Id);

        Tokens.Find(first, "").ShouldBeNull();
        Tokens.Find(second, "").ShouldNotBeNull();
        _place.Get<Members>().SetDisabled(Actor.Terminal, rep.Id, disabled: true);
        Tokens.Find(second, "").ShouldBeNull();
    }

    [Fact]
    public void Use_is_told_in_the_audit_once_a_day()
    {
        var secret = Create(_place.Owner(), "ERP");

        for (var i = 0; i < 4; i++)
        {
            Tokens.Find(secret, "");
            _place.Clock.Move(TimeSpan.FromHours(12));
        }

        _place.Audited().Count(a => a == AuditAction.TokenUsed).ShouldBe(2);
    }

    [Theory]
    [InlineData("ERP", 0, "access.tokenDays")]
    [InlineData("ERP", 367, "access.tokenDays")]
    [InlineData(" ", 30, "access.wrongName")]
    public void Wrong_token_is_refused(string name, int days, string refusal)
    {
        var owner = _place.Owner();

        AccessPlace.Refusal(() => Tokens.Create(Actor.Terminal, owner.Id, name, TokenScope.Read, days)).ShouldBe(refusal);
    }

    [Fact]
    public void Demo_accounts_are_there_in_demo_mode_only()
    {
        var demo = _place.Get<DemoAccounts>();
        var taken = _place.Owner("demo-director");
        DemoPerson[] people = [new("demo-director", "别人", AccountRole.Director, null), new("demo-rep", "小林", AccountRole.Rep, 3)];

        demo.Ensure("Test", people);
        demo.Ensure("Test", people);

        var (rep, role) = demo.All().ShouldHaveSingleItem();
        (rep.Name, role).ShouldBe(("小林", AccountRole.Rep));
        _place.Get<Accounts>().Find(taken.Id)!.IsDemo.ShouldBeFalse();
        var accounts = _place.Get<Accounts>();
        accounts.OfSession(rep.Id, rep.SecurityStamp, demoMode: true).ShouldNotBeNull();
        accounts.OfSession(rep.Id, rep.SecurityStamp, demoMode: false).ShouldBeNull();
        _place.SignIn("demo-rep", "").ShouldBe(SignInOutcome.Refused);
        Tokens.Find(Create(rep, "demo"), "").ShouldBeNull();
    }

    [Fact]
    public void Cookie_signed_by_one_node_is_read_by_the_next()
    {
        var written = _place.Get<IDataProtectionProvider>().CreateProtector("test").Protect("hello");

        using var other = _place.NewNode();

        other.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(written).ShouldBe("hello");
        if (_place.Installation.Folder is { } folder)
        {
            System.IO.Directory.GetFiles(Path.Combine(folder, "keys"), "*.xml").ShouldNotBeEmpty();
            if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Path.Combine(folder, "keys")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        else
        {
            using var db = _place.Installation.OpenControl();
            db.Keys.Count().ShouldBe(1);
        }
    }

    [Fact]
    public void Audit_is_read_page_by_page_with_the_newest_first()
    {
        var log = _place.Get<AuditLog>();
        for (var i = 0; i < 5; i++) log.Write(new Actor(null, "wang", "192.0.2.7"), AuditAction.Exported, $"file {i}", _place.WorkspaceId);

        var first = log.Page(2);
        var second = log.Page(2, before: first[^1].Id);

        first.Concat(second).Select(e => e.Subject).ShouldBe(["file 4", "file 3", "file 2", "file 1"]);
        log.Page(10, action: AuditAction.SignedIn).ShouldBeEmpty();
    }

    private string Create(Account account, string name) => Tokens.Create(Actor.Terminal, account.Id, name, TokenScope.Read, days: 30);

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }
}
