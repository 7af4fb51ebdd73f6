using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Attain.Bench;

/// <summary>What a measurement is worth depends on where it was taken.</summary>
internal static class Machine
{
    private const string Load = "/proc/loadavg";
    private const string Forget = "/proc/self/clear_refs";
    private const string Status = "/proc/self/status";

    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");

    /// <summary>Processes that wanted a core in the last minute, this one among them: well above 1 means that others were at work.</summary>
    public static string LoadAverage() => File.Exists(Load) ? File.ReadAllText(Load).Split(' ')[0] : "unknown";

    /// <summary>From here on the peak is counted anew, where the system can.</summary>
    public static void ForgetPeak()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        if (File.Exists(Forget)) File.WriteAllText(Forget, "5");
    }

    /// <summary>Most memory the process held since <see cref="ForgetPeak"/>, in MB.</summary>
    public static long PeakMegabytes()
    {
        const string peak = "VmHWM:";
        if (!File.Exists(Status)) return Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        var line = File.ReadLines(Status).First(text => text.StartsWith(peak, StringComparison.Ordinal));
        return long.Parse(line.AsSpan(peak.Length).Trim().ToString().Split(' ')[0], CultureInfo.InvariantCulture) >> 10;
    }
}
