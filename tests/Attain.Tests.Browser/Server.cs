using System.Diagnostics;

[assembly: AssemblyFixture(typeof(Attain.Tests.Browser.Server))]

namespace Attain.Tests.Browser;

/// <summary>The built product, serving its demo from an empty folder on a free port of loopback: what a newcomer starts.</summary>
public sealed class Server : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TempFolder _folder = new();
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;
    private IPlaywright? _playwright;

    /// <summary>Milliseconds a step may take: generous, for machines that do much else.</summary>
    public const int Slowest = 60_000;

    /// <summary>One Chromium for all visitors.</summary>
    public IBrowser Browser { get; private set; } = null!;

    public string Url { get; private set; } = "";

    /// <summary>Printed at the first start: makes its visitor the owner, once.</summary>
    public string OwnerLink { get; private set; } = "";

    /// <summary>What a director's links lead to, walked once for all tests.</summary>
    public Lazy<Task<IReadOnlyList<string>>> Pages { get; private set; } = null!;

    /// <summary>The configuration the tests themselves were built in.</summary>
    private static string Program => Repo.File("src", "Attain.App", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "attain.dll");

    private static string Chromium =>
        Environment.GetEnvironmentVariable("ATTAIN_CHROMIUM") is { Length: > 0 } set ? set
        : ((string[])["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]).First(File.Exists);

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(StartServer(), StartBrowser());
        Pages = new(() => Walk.AllPages(this));
    }

    private async Task StartBrowser()
    {
        Assertions.SetDefaultExpectTimeout(Slowest);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    private async Task StartServer()
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.Path };
        foreach (var argument in (string[])[Program, "serve", "--demo", "--urls", "http://127.0.0.1:0", "--db", Path.Combine(_folder.Path, "data")]) start.ArgumentList.Add(argument);
        start.Environment["LANG"] = "en_US.UTF-8";
        start.Environment["LC_ALL"] = "en_US.UTF-8";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Url = await _ready.Task.WaitAsync(Patience);
        await _loaded.Task.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (_playwright is not null) await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_process is { HasExited: false })
        {
            using var stop = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            if (!_process.WaitForExit(TimeSpan.FromSeconds(20))) _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process?.Dispose();
        _folder.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        if (line.StartsWith("Attain is running at ", StringComparison.Ordinal)) _ready.TrySetResult(line["Attain is running at ".Length..].Trim());
        if (line.Contains("/invitation/", StringComparison.Ordinal)) OwnerLink = line.Trim();
        // The accounts are told once both workspaces are there.
        if (line.StartsWith("Demo account: ", StringComparison.Ordinal)) _loaded.TrySetResult();
    }
}
