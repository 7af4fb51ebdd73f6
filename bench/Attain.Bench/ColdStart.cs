using System.Diagnostics;

namespace Attain.Bench;

/// <summary>How long somebody waits who types a question: the product's own process, from nothing to its last line.</summary>
internal static class ColdStart
{
    public static Timed<int> Time(Place place, int runs) => Timing.Several(runs, () => Run(place.Address));

    private static int Run(string address)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "attain.dll"), "metrics", "revenue", "--by", "year", "--db", address])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var trouble = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && said.Contains("2024", StringComparison.Ordinal)
            ? said.Length
            : throw new InvalidOperationException($"attain ended with {process.ExitCode}: {said}{trouble.Result}");
    }
}
