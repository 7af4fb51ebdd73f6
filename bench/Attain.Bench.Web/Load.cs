using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Attain.Bench.Web;

/// <summary>What wrk saw.</summary>
/// <param name="Failed">Answers that were not 2xx or 3xx.</param>
internal sealed record Load(double PerSecond, TimeSpan Median, TimeSpan P99, long Requests, long Failed)
{
    public static async Task<Load> Of(string address, string cookie, int connections, int seconds)
    {
        using var wrk = Process.Start(new ProcessStartInfo("wrk", ["-t2", Text($"-c{connections}"), Text($"-d{seconds}s"), "--latency", "-H", "Cookie: " + cookie, address]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var said = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        return new(
            double.Parse(Found(said, @"Requests/sec:\s+([\d.]+)"), CultureInfo.InvariantCulture), Time(Found(said, @"50%\s+(\S+)")), Time(Found(said, @"99%\s+(\S+)")),
            long.Parse(Found(said, @"(\d+) requests in"), CultureInfo.InvariantCulture), long.Parse(Found(said, @"Non-2xx or 3xx responses: (\d+)", "0"), CultureInfo.InvariantCulture));
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static string Found(string said, string pattern, string? otherwise = null) => Regex.Match(said, pattern) is { Success: true } match
        ? match.Groups[1].Value
        : otherwise ?? throw new FormatException("wrk said: " + said);

    /// <summary>As wrk writes it: 12.30ms, 1.20s, 640.00us.</summary>
    private static TimeSpan Time(string text)
    {
        var number = double.Parse(text.TrimEnd('u', 'm', 's'), CultureInfo.InvariantCulture);
        return text.EndsWith("us", StringComparison.Ordinal) ? TimeSpan.FromMicroseconds(number) : text.EndsWith("ms", StringComparison.Ordinal) ? TimeSpan.FromMilliseconds(number) : TimeSpan.FromSeconds(number);
    }
}
