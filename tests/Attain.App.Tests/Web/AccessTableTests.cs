using System.Net;
using Attain.App.Access;
using Attain.Facts;

namespace Attain.App.Tests.Web;

/// <summary>Every endpoint there is, found in the running application, called as every role: what the table says is what happens.</summary>
public sealed class AccessTableTests(RunningApp app)
{
    private readonly IReadOnlyList<Door> _doors = AccessTable.Of(app);

    [Fact]
    public void Every_endpoint_says_who_may_come()
    {
        _doors.Count.ShouldBeGreaterThan(60);
        _doors.Where(door => !door.IsGuarded).Select(door => $"{door.Method} {door.Path}").ShouldBeEmpty();
        _doors.Where(door => door.Path.StartsWith("/w/", StringComparison.Ordinal) && door.Needs is null).ShouldBeEmpty();
        _doors.Where(door => door.Path.StartsWith("/api/v1/", StringComparison.Ordinal) && door.Api is null).ShouldBeEmpty();
    }

    [Fact]
    public void Table_in_the_docs_is_the_one_of_the_application()
    {
        var file = Repo.File("docs", "access.md");
        var written = AccessTable.Markdown(_doors);
        if (Environment.GetEnvironmentVariable("ATTAIN_WRITE_DOCS") == "1") File.WriteAllText(file, written);

        File.ReadAllText(file).ShouldBe(written, "Run the tests with ATTAIN_WRITE_DOCS=1 to write docs/access.md anew.");
    }

    [Theory]
    [InlineData("owner", AccountRole.Owner)]
    [InlineData("director", AccountRole.Director)]
    [InlineData("manager", AccountRole.Manager)]
    [InlineData("rep", AccountRole.Rep)]
    [InlineData("analyst", AccountRole.Analyst)]
    [InlineData("viewer", AccountRole.Viewer)]
    public async Task Page_answers_a_role_as_the_table_says(string login, AccountRole role)
    {
        var wrong = new List<string>();
        foreach (var door in _doors.Where(d => d.Needs is not null))
        {
            // Changes are sent without their antiforgery token: whoever may is told so, and nothing is done.
            using var answer = await app.Ask(login, new HttpMethod(door.Method), door.Address(app.Workspace));
            var expected = !AccessTable.May(role, door) ? "Forbidden" : door.Method == "GET" ? "an answer" : "BadRequest";
            var got = expected == "an answer" && (int)answer.StatusCode is < 400 or 404 or 422 && !IsSignIn(answer) ? expected : answer.StatusCode.ToString();
            if (got != expected) wrong.Add($"{door.Method} {door.Path}: {got} instead of {expected}");
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stranger_is_sent_to_sign_in_and_somebody_of_another_company_finds_nothing()
    {
        var other = app.Get<Members>().Of(app.Workspace).Any(m => m.Login == "guest") ? null : app.Invite("guest", AccountRole.Owner, null);
        if (other is not null) app.Get<Members>().Remove(Actor.Terminal, app.Workspace, other.Id);
        var wrong = new List<string>();
        foreach (var door in _doors.Where(d => d.Needs is not null))
        {
            var (method, address) = (new HttpMethod(door.Method), door.Address(app.Workspace));
            using (var stranger = await app.Ask(null, method, address))
                if (!IsSignIn(stranger)) wrong.Add($"{door.Method} {door.Path} answers a stranger {stranger.StatusCode}");
            using var foreigner = await app.Ask("guest", method, address);
            if (foreigner.StatusCode != HttpStatusCode.NotFound) wrong.Add($"{door.Method} {door.Path} answers a foreigner {foreigner.StatusCode}");
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Own_account_is_nobody_elses_and_no_form_works_without_its_token()
    {
        var wrong = new List<string>();
        foreach (var door in _doors.Where(d => d.Enters is not null))
        {
            using var stranger = await app.Ask(null, new HttpMethod(door.Method), door.Address(app.Workspace));
            var refused = door.Enters!.Entry == Entry.SignedIn ? IsSignIn(stranger) : door.Method != "POST" || stranger.StatusCode == HttpStatusCode.BadRequest;
            if (!refused) wrong.Add($"{door.Method} {door.Path} answers a stranger {stranger.StatusCode}");
            if (door.Method != "POST") continue;
            using var forged = await app.Ask("viewer", HttpMethod.Post, door.Address(app.Workspace), new FormUrlEncodedContent([]));
            if (forged.StatusCode != HttpStatusCode.BadRequest) wrong.Add($"{door.Method} {door.Path} answers a forged form {forged.StatusCode}");
        }
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("owner", AccountRole.Owner)]
    [InlineData("director", AccountRole.Director)]
    [InlineData("manager", AccountRole.Manager)]
    [InlineData("rep", AccountRole.Rep)]
    [InlineData("analyst", AccountRole.Analyst)]
    [InlineData("viewer", AccountRole.Viewer)]
    public async Task Api_answers_a_role_and_a_scope_as_the_table_says(string login, AccountRole role)
    {
        var wrong = new List<string>();
        foreach (var scope in Enum.GetValues<TokenScope>())
        {
            var token = app.Token(login, scope);
            foreach (var door in _doors.Where(d => d.Api is not null))
            {
                using var answer = await app.Api(token, new HttpMethod(door.Method), door.Address(app.Workspace)["/api/v1/".Length..]);
                var allowed = door.Api!.Scopes.Contains(scope) && AccessTable.May(role, door);
                var got = answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests) && (int)answer.StatusCode < 500;
                if (got != allowed) wrong.Add($"{scope} token: {door.Method} {door.Path}: {answer.StatusCode}");
            }
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Api_is_closed_without_a_token_and_to_a_browsers_session()
    {
        foreach (var door in _doors.Where(d => d.Api is not null))
        {
            using var stranger = await app.Api(null, new HttpMethod(door.Method), door.Address(app.Workspace)["/api/v1/".Length..]);
            stranger.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, door.Path);
            using var session = await app.Ask("owner", new HttpMethod(door.Method), door.Address(app.Workspace));
            session.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, door.Path);
        }
    }

    private static bool IsSignIn(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().StartsWith("/sign-in", StringComparison.Ordinal);
}
