namespace Attain.Tests.Browser;

/// <summary>How somebody looks at the product.</summary>
public sealed record Look(bool Phone = false, string Language = "zh", string Theme = "light", bool Script = true)
{
    public override string ToString() => $"{(Phone ? "phone" : "desktop")} {Language} {Theme}{(Script ? "" : " without script")}";
}

public enum Who
{
    Director,
    Manager,
    Rep,
}

/// <summary>Chromium with one visitor in it; everything that goes wrong in the page is collected.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Visitor(IPlaywright playwright, IBrowser browser, IPage page, string url) => (_playwright, _browser, Page, Url) = (playwright, browser, page, url);

    public IPage Page { get; }

    public string Url { get; }

    /// <summary>The workspace signed in to: <c>/w/1/</c>.</summary>
    public string Workspace { get; private set; } = "";

    public List<string> Troubles { get; } = [];

    private static string Chromium =>
        Environment.GetEnvironmentVariable("ATTAIN_CHROMIUM") is { Length: > 0 } set ? set
        : ((string[])["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]).First(File.Exists);

    public static async Task<Visitor> Open(Server server, Look look)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = look.Phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 },
            Locale = look.Language == "zh" ? "zh-CN" : "en-US",
            ColorScheme = look.Theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = look.Script,
            ReducedMotion = ReducedMotion.Reduce,
        });
        await context.AddCookiesAsync(
        [
            new() { Name = "attain-language", Value = look.Language, Url = server.Url },
            new() { Name = "attain-theme", Value = look.Theme, Url = server.Url },
        ]);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        var visitor = new Visitor(playwright, browser, page, server.Url);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") visitor.Troubles.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => visitor.Troubles.Add($"{page.Url}: {error}");
        return visitor;
    }

    /// <summary>One click on the demo account of this role.</summary>
    public static async Task<Visitor> SignedIn(Server server, Who who, Look? look = null)
    {
        var visitor = await Open(server, look ?? new());
        await visitor.SignIn(who);
        return visitor;
    }

    public async Task SignIn(Who who)
    {
        await Page.GotoAsync(Url + "/sign-in");
        await Page.Locator("form[action='/sign-in/demo'] button").Nth((int)who).ClickAsync();
        await Page.WaitForURLAsync("**/w/*/today*");
        Workspace = string.Concat(new Uri(Page.Url).Segments.Take(3));
    }

    /// <param name="path">Below the workspace.</param>
    public async Task<IResponse> Go(string path) => (await Page.GotoAsync(Url + Workspace + path))!;

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
