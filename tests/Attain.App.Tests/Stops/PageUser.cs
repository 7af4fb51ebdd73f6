using System.Net;
using System.Text.RegularExpressions;
using Attain.App.Tests.Web;

namespace Attain.App.Tests.Stops;

/// <summary>Somebody signed in with a browser: makes customers, edits the own deal, marks the own action, each with a form.</summary>
internal sealed partial class PageUser(int number, Uri server, int workspace) : User(number, server, workspace)
{
    private string _cookies = "";

    public string Login { get; } = Crowd.Login(number);

    /// <summary>What this person last said came of the own action, and what was said before without an answer.</summary>
    public (string? Acknowledged, string? Open) Mark { get; private set; }

    /// <summary>Uses the form to sign in.</summary>
    /// <returns>The cookies of the session.</returns>
    public async Task<string> SignIn()
    {
        using var page = await Client.GetAsync("/sign-in");
        _cookies = string.Join("; ", RunningApp.CookiesOf(page));
        using var answer = await Client.SendAsync(Post("/sign-in", RunningApp.Csrf(await page.Content.ReadAsStringAsync()), ("login", Login), ("password", RunningApp.Password)));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return string.Join("; ", RunningApp.CookiesOf(answer).Concat(RunningApp.CookiesOf(page)).DistinctBy(cookie => cookie.Split('=')[0]));
    }

    public void SignedIn(string cookies) => _cookies = cookies;

    /// <summary>Sends a file in; how it is to be read is guessed.</summary>
    /// <returns>Where it is from now on.</returns>
    public async Task<string> Upload(string name, string csv)
    {
        var html = (await Page("data/import"))!;
        var request = Post(Address("data/import"), "");
        request.Content = new MultipartFormDataContent { { new StringContent(RunningApp.Csrf(html)), "csrf" }, { new StringContent("orders"), "kind" }, { new StringContent(csv), "file", name } };
        using var answer = await Client.SendAsync(request);
        return answer.Headers.Location!.ToString().Split('?')[0];
    }

    public async Task Import(string upload)
    {
        var html = (await Page("data/import"))!;
        using var answer = await Client.SendAsync(Post(upload, RunningApp.Csrf(html), ("do", "import")));
    }

    /// <summary>What the page says of a file.</summary>
    public async Task<string> StateOf(string upload)
    {
        using var answer = await Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, upload) { Headers = { { "Cookie", _cookies }, { "Accept-Language", "en" } } });
        return State().Match(await answer.Content.ReadAsStringAsync()).Groups["state"].Value;
    }

    protected override Task Step() => Chance.Next(3) switch
    {
        0 => MakeCustomer(),
        1 => EditDeal(),
        _ => MarkAction(),
    };

    private async Task MakeCustomer()
    {
        var name = NewName("Customer");
        var html = await Page("execute/customers/new");
        if (html is null) return;
        Told.Asks("customers", name, new Dictionary<string, string> { ["name"] = name });
        using var answer = await Write(Post(Address("execute/customers/new"), RunningApp.Csrf(html), ("name", name)), HttpStatusCode.Redirect);
        if (answer.StatusCode == HttpStatusCode.Redirect) Told.Done();
    }

    private async Task EditDeal()
    {
        var (name, path) = (NewName("Deal"), $"execute/deals/{Text(Crowd.Own(Number))}/edit");
        var html = await Page(path);
        if (html is null) return;
        Told.Asks("opportunities", Text(Crowd.Own(Number)), new Dictionary<string, string> { ["name"] = name });
        using var answer = await Write(Post(Address(path), RunningApp.Csrf(html), ("version", Version().Match(html).Groups["version"].Value), ("name", name)), HttpStatusCode.Redirect);
        if (answer.StatusCode == HttpStatusCode.Redirect) Told.Done();
    }

    private async Task MarkAction()
    {
        var path = $"execute/actions/{Text(Crowd.Own(Number))}";
        var html = await Page("execute/customers/new");
        if (html is null) return;
        var outcome = NewName("Called");
        Mark = (Mark.Acknowledged, outcome);
        using var answer = await Write(Post(Address(path + "/done"), RunningApp.Csrf(html), ("key", $"AnswerLead:{Text(Crowd.Own(Number))}"), ("outcome", "Progress"), ("text", outcome)), HttpStatusCode.Redirect);
        if (answer.StatusCode == HttpStatusCode.Redirect) (Mark, Marks) = ((outcome, null), Marks + 1);
    }

    /// <summary>How many marks were acknowledged.</summary>
    public int Marks { get; private set; }

    private async Task<string?> Page(string path)
    {
        using var answer = await Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, Address(path)) { Headers = { { "Cookie", _cookies }, { "Accept-Language", "en" } } });
        var html = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode == HttpStatusCode.OK) return html;
        Told.Wrong.Add($"GET {path}: {(int)answer.StatusCode}");
        return null;
    }

    private HttpRequestMessage Post(string address, string csrf, params (string Name, string Value)[] fields) => new(HttpMethod.Post, address)
    {
        Content = new FormUrlEncodedContent([KeyValuePair.Create("csrf", csrf), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]),
        Headers = { { "Cookie", _cookies }, { "Accept-Language", "en" } },
    };

    private string Address(string path) => $"/w/{Text(Workspace)}/{path}";

    [GeneratedRegex("class=\"state [a-z]*\">(?<state>[^<]+)<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex State();

    [GeneratedRegex("name=\"version\" value=\"(?<version>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();
}
