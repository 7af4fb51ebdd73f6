using System.Diagnostics;
using System.Globalization;

namespace Attain.Bench.Web;

/// <summary>Open deals for the demo company, spread over its stages and its reps, brought in by the product's own import.</summary>
internal static class ManyDeals
{
    private static readonly string[] Stages = ["初步接触", "需求确认", "方案报价", "商务谈判", "合同审批"];

    // The reps of the demo company.
    private const int FirstRep = 16;
    private const int Reps = 41;
    private const int Customers = 2_900;

    public static async Task Import(string program, string data, string folder, int count)
    {
        var file = Path.Combine(folder, "deals.csv");
        var (random, today) = (new Random(1), DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date));
        await File.WriteAllLinesAsync(file, Enumerable.Range(0, count)
            .Select(n => string.Create(
                CultureInfo.InvariantCulture,
                $"W{n},{today.AddDays(-random.Next(1, 200)):yyyy-MM-dd},扩产项目{n},C{random.Next(1, Customers):00000},E{FirstRep + n % Reps:00000},{Stages[n % Stages.Length]},{random.Next(10, 400)}000,{today.AddDays(random.Next(-20, 120)):yyyy-MM-dd},open"))
            .Prepend("id,day,name,customer,rep,stage,amount,expectedClose,outcome"));
        using var import = Process.Start(new ProcessStartInfo("dotnet", [program, "import", file, "--as", "opportunities", "--db", data, "--workspace", "远航智造"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var said = await import.StandardOutput.ReadToEndAsync();
        await import.WaitForExitAsync();
        if (import.ExitCode != 0) throw new InvalidOperationException(said);
    }
}
