using System.Net;
using System.Text.RegularExpressions;
using Attain.App.Access;
using Attain.App.Tests.Access;
using Attain.App.Web;
using Attain.Core;
using Attain.Facts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Attain.App.Tests.Web.RunningApp))]

namespace Attain.App.Tests.Web;

/// <summary>
/// The real application on a port of its own, over a company of two reps. Whatever is Zeta's says so in its name, so that a leak is
/// seen anywhere. Zeta is not below the manager.
/// </summary>
public sealed partial class RunningApp : IDisposable
{
    public const string Password = "moon river 42";
    public const int Manager = 1, Anna = 2, Zeta = 3;
    public static readonly DateOnly Today = new(2026, 3, 17);

    private readonly TestWorkspace _workspace;
    private readonly WebApplication _app;
    private readonly Dictionary<string, string> _cookies = [];

    public RunningApp()
    {
        _workspace = TestWorkspace.Create(TestDatabase.Sqlite, new NewWorkspace("Small & Co"), Clock);
        TwoReps.Fill(_workspace.Store, Today);
        _app = WebHost.Build(_workspace.Installation, new WebSettings("http://127.0.0.1:0", Demo: false), Clock);
        _app.StartAsync().GetAwaiter().GetResult();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(_app.Urls.First()), Timeout = TimeSpan.FromMinutes(2) };
        using var db = _workspace.Installation.OpenControl();
        Workspace = db.Workspaces.Single().Id;
        var invitations = Get<Invitations>();
        Accounts = new Dictionary<string, Account>
        {
            ["owner"] = invitations.Accept(invitations.ForFirstOwner()!, "owner", "Olga", Password, ""),
            ["director"] = Invite("director", AccountRole.Director, null),
            ["manager"] = Invite("manager", AccountRole.Manager, Manager),
            ["rep"] = Invite("rep", AccountRole.Rep, Anna),
            ["analyst"] = Invite("analyst", AccountRole.Analyst, null),
            ["viewer"] = Invite("viewer", AccountRole.Viewer, null),
        };
    }

    /// <summary>Stands on <see cref="Today"/>.</summary>
    internal MovedClock Clock { get; } = new();

    public HttpClient Client { get; }

    public int Workspace { get; }

    public IReadOnlyDictionary<string, Account> Accounts { get; }

    public IEnumerable<RouteEndpoint> Endpoints => _app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct();

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public Account Invite(string login, AccountRole role, int? person) =>
        Get<Invitations>().Accept(Get<Invitations>().Create(Actor.Terminal, Workspace, role, person, login), login, login, Password, "");

    /// <summary>An answer to somebody who is signed in under this login, or to nobody.</summary>
    public Task<HttpResponseMessage> Ask(string? login, HttpMethod method, string address, HttpContent? content = null) =>
        Client.SendAsync(new HttpRequestMessage(method, address) { Content = content, Headers = { { "Cookie", login is null ? "x=y" : Cookie(login) }, { "Accept-Language", "en" } } }, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> Get(string? login, string address) => Ask(login, HttpMethod.Get, address);

    /// <summary>Fills in the form that posts to <paramref name="action"/> on a page and sends it.</summary>
    public async Task<HttpResponseMessage> Submit(string? login, string page, string action, params (string Name, string Value)[] fields)
    {
        using var shown = await Get(login, page);
        var html = await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent([KeyValuePair.Create("csrf", Csrf(html)), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]) };
        request.Headers.Add("Cookie", string.Join("; ", CookiesOf(shown).Append(login is null ? "x=y" : Cookie(login))));
        request.Headers.Add("Accept-Language", "en");
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public string Cookie(string login)
    {
        lock (_cookies)
        {
            if (!_cookies.TryGetValue(login, out var cookie)) _cookies.Add(login, cookie = Task.Run(() => SignIn(login, Password)).GetAwaiter().GetResult()!);
            return cookie;
        }
    }

    /// <returns>The cookie of the session, or null when refused.</returns>
    public async Task<string?> SignIn(string login, string password)
    {
        using var answer = await Submit(null, "/sign-in", "/sign-in", ("login", login), ("password", password));
        return answer.StatusCode == HttpStatusCode.Redirect ? CookiesOf(answer).Single(c => c.StartsWith("attain=", StringComparison.Ordinal)) : null;
    }

    public static IEnumerable<string> CookiesOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(c => c.Split(';')[0]) : [];

    public string Token(string login, TokenScope scope) => Get<ApiTokens>().Create(Actor.Terminal, Accounts[login].Id, $"{login} {scope} {Guid.NewGuid():N}", scope, 7);

    public async Task<HttpResponseMessage> Api(string? token, HttpMethod method, string address, string? json = null, string? version = null, string language = "en")
    {
        var request = new HttpRequestMessage(method, "/api/v1/" + address);
        if (token is not null) request.Headers.Add("Authorization", "Bearer " + token);
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        request.Headers.Add("Accept-Language", language);
        if (json is not null) request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        Client.Dispose();
        _app.StopAsync().GetAwaiter().GetResult();
        _app.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _workspace.Dispose();
    }

    internal static string Csrf(string html) => CsrfField().Match(html) is { Success: true } found ? found.Groups["token"].Value : throw new InvalidOperationException("The page has no form: " + html[..Math.Min(html.Length, 300)]);

    [GeneratedRegex("name=\"csrf\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CsrfField();
}
