using System.Net;
using System.Text.RegularExpressions;
using Attain.App.Access;
using Attain.App.Web;
using Attain.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.App.Tests.Web;

/// <summary>The door as a browser meets it.</summary>
public sealed partial class SignInPageTests(RunningApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/w/1/today?period=month", "/w/1/today?period=month")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    public async Task Sign_in_goes_back_to_where_one_came_from_and_nowhere_else(string back, string to)
    {
        using var answer = await app.Submit(null, "/sign-in?back=" + Uri.EscapeDataString(back), "/sign-in", ("login", "viewer"), ("password", RunningApp.Password), ("back", back));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe(to);
    }

    [Fact]
    public async Task Wrong_password_and_unknown_login_read_alike()
    {
        var account = app.Invite("mistyped", AccountRole.Viewer, null);

        var (wrong, unknown) = (await Refused(account.Login), await Refused("nobodyat"));

        wrong.Replace(account.Login, "…", StringComparison.Ordinal).ShouldBe(unknown.Replace("nobodyat", "…", StringComparison.Ordinal));

        async Task<string> Refused(string login)
        {
            using var answer = await app.Submit(null, "/sign-in", "/sign-in", ("login", login), ("password", "wrong wrong"));
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            return Token().Replace(await answer.Content.ReadAsStringAsync(Stop), "");
        }
    }

    [Fact]
    public async Task Session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var answer = await app.Submit(null, "/sign-in", "/sign-in", ("login", "viewer"), ("password", RunningApp.Password));

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("attain=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
    }

    [Fact]
    public async Task Every_answer_carries_the_headers()
    {
        foreach (var address in (string[])["/sign-in", $"/w/{app.Workspace}/today", "/nothing", "/app.css", "/api/v1/workspaces"])
        {
            using var answer = await app.Get("viewer", address);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("default-src 'none'");
            policy.ShouldContain("script-src 'self';");
            policy.ShouldNotContain("unsafe-eval");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse("plain http must not be pinned");
        }
    }

    [Fact]
    public async Task Session_ends_at_once_when_the_account_is_signed_out_everywhere_or_disabled()
    {
        var account = app.Invite("leaver", AccountRole.Viewer, null);
        (await app.Get("leaver", $"/w/{app.Workspace}/today")).StatusCode.ShouldBe(HttpStatusCode.OK);

        using (await app.Submit("leaver", "/account", "/account/sign-out-everywhere")) { }
        (await app.Get("leaver", $"/w/{app.Workspace}/today")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await app.SignIn("leaver", RunningApp.Password)).ShouldNotBeNull();
        app.Get<Members>().SetDisabled(Actor.Terminal, account.Id, disabled: true);
        (await app.SignIn("leaver", RunningApp.Password)).ShouldBeNull();
    }

    [Fact]
    public async Task Changed_role_counts_at_the_next_request()
    {
        var account = app.Invite("promoted", AccountRole.Viewer, null);
        (await app.Get("promoted", $"/w/{app.Workspace}/settings/people")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        app.Get<Members>().SetRole(Actor.Terminal, app.Workspace, account.Id, AccountRole.Owner, null);

        (await app.Get("promoted", $"/w/{app.Workspace}/settings/people")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Owner_of_one_company_cannot_touch_the_account_itself()
    {
        var (owner, other) = (app.Invite("branch-owner", AccountRole.Owner, null), app.Invite("colleague", AccountRole.Viewer, null));

        using var answer = await app.Submit(owner.Login, $"/w/{app.Workspace}/settings/people/{other.Id}", $"/w/{app.Workspace}/settings/people/{other.Id}/disabled", ("disabled", "1"));
        using var password = await app.Submit(owner.Login, $"/w/{app.Workspace}/settings/people/{other.Id}", $"/w/{app.Workspace}/settings/people/{other.Id}/password");

        (answer.StatusCode, password.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        app.Get<Attain.App.Access.Accounts>().Find(other.Id)!.IsDisabled.ShouldBeFalse();
    }

    [Fact]
    public async Task Demo_door_is_there_in_demo_mode_only()
    {
        AccessTable.Of(app).ShouldNotContain(d => d.Path == "/sign-in/demo");
        using var posted = await app.Ask(null, HttpMethod.Post, "/sign-in/demo");
        posted.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var page = await app.Get((string?)null, "/sign-in");
        (await page.Content.ReadAsStringAsync(Stop)).ShouldNotContain("/sign-in/demo");
    }

    [Fact]
    public async Task File_that_leaves_is_told_in_the_audit()
    {
        using var file = await app.Get("owner", $"/w/{app.Workspace}/settings/people/accounts.csv");
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Task.Delay(100, Stop);

        app.Get<AuditLog>().Page(20, action: AuditAction.Exported).ShouldContain(e => e.Login == "owner" && e.Subject == "settings/people/accounts.csv");
    }

    [Fact]
    public async Task Language_and_theme_are_kept_by_the_account()
    {
        var account = app.Invite("reader", AccountRole.Viewer, null);

        using (await app.Submit("reader", "/account", "/preferences", ("language", "en"), ("back", "/account"))) { }
        using (await app.Submit("reader", "/account", "/preferences", ("theme", "dark"), ("back", "/account"))) { }

        var kept = app.Get<Attain.App.Access.Accounts>().Find(account.Id)!;
        (kept.Language, kept.Theme).ShouldBe(("en", "dark"));
    }

    [Fact]
    public void Failures_of_one_address_are_limited_and_others_are_not()
    {
        using var limits = new Limits();
        for (var i = 0; i < 10; i++) limits.Failed("192.0.2.1", "wang");

        limits.MayTry("192.0.2.2", "wang").ShouldBeFalse("one login from anywhere");
        limits.MayTry("192.0.2.1", "li").ShouldBeTrue();
        for (var i = 0; i < 20; i++) limits.Failed("192.0.2.1", $"guess {i}");
        limits.MayTry("192.0.2.1", "li").ShouldBeFalse("any login from one address");
        limits.MayTry("192.0.2.2", "li").ShouldBeTrue();
    }

    [GeneratedRegex("value=\"CfDJ8[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
