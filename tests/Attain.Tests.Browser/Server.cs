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

    public string Url { get; private set; } = "";

    /// <summary>What a director's links lead to, walked once for all tests.</summary>
    public Lazy<Task<IReadOnlyList<string>>> Pages { get; private set; } = null!;

    /// <summary>The configuration the tests themselves were built in.</summary>
    private static string Program => Repo.File("src", "Attain.App", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "attain.dll");

    public async ValueTask InitializeAsync()
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
        Pages = new(() => Walk.AllPages(this));
    }

    public async ValueTask DisposeAsync()
    {
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
        // The accounts are told once both workspaces are there.
        if (line.StartsWith("Demo account: ", StringComparison.Ordinal)) _loaded.TrySetResult();
    }
}
