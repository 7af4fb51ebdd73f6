using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Attain.App.Tests.Stops;

/// <summary>The built executable, serving one place on a free port of loopback, as a process of its own that can be stopped in any way.</summary>
internal sealed class ServedPlace : IDisposable
{
    private const string Ready = "Attain is running at ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _said = new();

    /// <param name="home">Where it keeps uploads when its data are in PostgreSQL.</param>
    public ServedPlace(string address, string home)
    {
        var dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet");
        var start = new ProcessStartInfo(dotnet, [Path.Combine(AppContext.BaseDirectory, "attain.dll"), "serve", "--urls", "http://127.0.0.1:0", "--db", address])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "en_US.UTF-8", ["XDG_DATA_HOME"] = home },
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The end of what it has said in the terminal.</summary>
    public string Troubles
    {
        get
        {
            lock (_said) return _said.Length > 4_000 ? _said.ToString(_said.Length - 4_000, 4_000) : _said.ToString();
        }
    }

    public async Task<Uri> Url() => new(await _ready.Task.WaitAsync(Patience));

    /// <summary>Stops it, without waiting.</summary>
    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <returns>The exit code, or null when it still runs after that time.</returns>
    public async Task<int?> Exit(TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_said) _said.AppendLine(line);
        if (line.StartsWith(Ready, StringComparison.Ordinal)) _ready.TrySetResult(line[Ready.Length..].Trim());
    }
}
