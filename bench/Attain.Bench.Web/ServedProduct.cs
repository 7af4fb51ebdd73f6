using System.Diagnostics;
using System.Globalization;

namespace Attain.Bench.Web;

/// <summary>The built product serving its demo on a free port of loopback, with what its process costs.</summary>
internal sealed class ServedProduct : IAsyncDisposable
{
    private const string Running = "Attain is running at ";
    private const string Ready = "Demo account: ";
    private const int TicksPerSecond = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly HttpClient Http = new();

    private readonly Process _process;

    private ServedProduct(Process process, string url, TimeSpan firstPage) => (_process, Url, FirstPage) = (process, url, firstPage);

    public string Url { get; }

    /// <summary>From the start of the process to its first page.</summary>
    public TimeSpan FirstPage { get; }

    /// <summary>Starts and waits until both workspaces are there and nothing is worked out any more.</summary>
    public static async Task<ServedProduct> Start(string program, string data)
    {
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--demo", "--urls", "http://127.0.0.1:0", "--db", data]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "en_US.UTF-8";
        var (url, loaded) = (new TaskCompletionSource<string>(), new TaskCompletionSource());
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var address = await url.Task.WaitAsync(Patience);
        (await Http.GetAsync(new Uri(address + "/sign-in"))).EnsureSuccessStatusCode();
        var product = new ServedProduct(process, address, watch.Elapsed);
        await loaded.Task.WaitAsync(Patience);
        await product.Rest();
        return product;

        void Hear(string? line)
        {
            if (line?.StartsWith(Running, StringComparison.Ordinal) == true) url.TrySetResult(line[Running.Length..].Trim());
            if (line?.StartsWith(Ready, StringComparison.Ordinal) == true) loaded.TrySetResult();
        }
    }

    /// <summary>Until it has had nothing to do for two seconds.</summary>
    public async Task Rest()
    {
        TimeSpan before;
        do
        {
            before = Cpu();
            await Task.Delay(TimeSpan.FromSeconds(2));
        }
        while (Cpu() - before > TimeSpan.FromMilliseconds(50));
    }

    /// <summary>Processor time it took so far.</summary>
    public TimeSpan Cpu()
    {
        var fields = File.ReadAllText(Proc("stat")).Split(") ")[1].Split(' ');
        return TimeSpan.FromSeconds((long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / (double)TicksPerSecond);
    }

    /// <summary>Memory it holds, in MB.</summary>
    public long Megabytes() => long.Parse(
        File.ReadLines(Proc("status")).First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) >> 10;

    private string Proc(string file) => string.Create(CultureInfo.InvariantCulture, $"/proc/{_process.Id}/{file}");

    public async ValueTask DisposeAsync()
    {
        using var stop = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        if (!_process.WaitForExit(TimeSpan.FromSeconds(30))) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
