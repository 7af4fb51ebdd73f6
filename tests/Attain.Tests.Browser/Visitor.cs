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

/// <summary>A visitor with a browser profile of their own; everything that goes wrong in the page is collected.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private Visitor(IPage page, string url) => (Page, Url) = (page, url);

    public IPage Page { get; }

    public string Url { get; }

    /// <summary>The workspace signed in to: <c>/w/1/</c>.</summary>
    public string Workspace { get; private set; } = "";

    public List<string> Troubles { get; } = [];

    public static async Task<Visitor> Open(Server server, Look look)
    {
        var context = await server.Browser.NewContextAsync(new()
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
        page.SetDefaultTimeout(Server.Slowest);
        var visitor = new Visitor(page, server.Url);
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

    /// <summary>What one presses or follows, by the words on it.</summary>
    public ILocator Press(string words, bool exact = true) => Press(Page.Locator("body"), words, exact);

    public static ILocator Press(ILocator within, string words, bool exact = true) =>
        within.GetByRole(AriaRole.Button, new() { Name = words, Exact = exact }).Or(within.GetByRole(AriaRole.Link, new() { Name = words, Exact = exact }));

    /// <summary>The open dialog.</summary>
    public ILocator Dialog => Page.Locator("dialog[open]");

    /// <summary>Waits until the corner says this.</summary>
    public ILocator Toast(string says) => Page.Locator("#toasts .toast", new() { HasText = says });

    /// <summary>Kept when somebody wants to look at the steps of a task: names the folder in ATTAIN_TEST_PICTURES.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("ATTAIN_TEST_PICTURES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
