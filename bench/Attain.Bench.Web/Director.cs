using Microsoft.Playwright;

namespace Attain.Bench.Web;

/// <summary>The director of the demo company: in Chromium, and as plain requests with the same cookies.</summary>
internal sealed class Director : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IPage _page;
    private readonly HttpClient _http;
    private readonly HashSet<string> _kept = [];
    private long _received;

    private Director(IPlaywright playwright, IBrowser browser, IPage page, string home, string cookie)
    {
        (_playwright, _browser, _page, Home, Cookie) = (playwright, browser, page, home, cookie);
        _http = new HttpClient();
        _http.DefaultRequestHeaders.Add("Cookie", cookie);
    }

    /// <summary>Address of the workspace, with a slash at its end.</summary>
    public string Home { get; }

    public string Cookie { get; }

    public static async Task<Director> SignIn(string url)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("ATTAIN_CHROMIUM") is { Length: > 0 } set ? set : "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, Locale = "zh-CN" });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(120_000);
        await page.GotoAsync(url + "/sign-in");
        await page.Locator("form[action='/sign-in/demo'] button").First.ClickAsync();
        await page.WaitForURLAsync("**/w/*/today*");
        var home = url + string.Concat(new Uri(page.Url).Segments.Take(3));
        var cookie = string.Join("; ", (await context.CookiesAsync()).Select(one => $"{one.Name}={one.Value}"));
        var director = new Director(playwright, browser, page, home, cookie);
        var wire = await context.NewCDPSessionAsync(page);
        await wire.SendAsync("Network.enable");
        // What the browser had already is told with its size, too, and does not count.
        wire.Event("Network.requestServedFromCache").OnEvent += (_, what) => director._kept.Add(what!.Value.GetProperty("requestId").GetString()!);
        wire.Event("Network.responseReceived").OnEvent += (_, what) =>
        {
            if (what!.Value.GetProperty("response").GetProperty("fromDiskCache").GetBoolean()) director._kept.Add(what.Value.GetProperty("requestId").GetString()!);
        };
        wire.Event("Network.loadingFinished").OnEvent += (_, what) =>
        {
            if (!director._kept.Contains(what!.Value.GetProperty("requestId").GetString()!)) director._received += (long)what.Value.GetProperty("encodedDataLength").GetDouble();
        };
        return director;
    }

    /// <summary>One page, asked for as a program does.</summary>
    public async Task Get(string path) => (await _http.GetAsync(new Uri(Home + path))).EnsureSuccessStatusCode();

    /// <summary>Bytes over the wire for a page, all it needs included.</summary>
    public async Task<long> Received(string path)
    {
        _received = 0;
        _kept.Clear();
        await _page.GotoAsync(Home + path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        return _received;
    }

    /// <summary>From the click to what is seen: first contentful paint, and the end of loading with all scripts run.</summary>
    public async Task<(double Painted, double Loaded)> Drawn(string path)
    {
        await _page.GotoAsync(Home + path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var times = await _page.EvaluateAsync<double[]>("() => [performance.getEntriesByName('first-contentful-paint')[0].startTime, performance.getEntriesByType('navigation')[0].loadEventEnd]");
        return (times[0], times[1]);
    }

    /// <summary>Sections and what stands in their tabs, without parameters.</summary>
    public async Task<IReadOnlyList<string>> Pages()
    {
        var found = new List<string>();
        await _page.GotoAsync(Home + "today");
        foreach (var section in await Links(".rail nav a"))
        {
            found.Add(section);
            await _page.GotoAsync(Home + section);
            found.AddRange(await Links(".tabs a"));
        }
        return [.. found.Distinct(StringComparer.Ordinal)];

        async Task<IEnumerable<string>> Links(string where)
        {
            var links = await _page.Locator(where).EvaluateAllAsync<string[]>("links => links.map(link => link.href.split('?')[0])");
            return links.Where(link => link.StartsWith(Home, StringComparison.Ordinal)).Select(link => link[Home.Length..]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
