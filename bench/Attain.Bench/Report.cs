using System.Globalization;

namespace Attain.Bench;

/// <summary>Prints markdown tables, row by row as figures come in.</summary>
internal static class Report
{
    public static void Header(string title, params ReadOnlySpan<string> columns)
    {
        Console.WriteLine($"\n### {title}\n");
        Row(columns);
        Console.WriteLine($"|{string.Concat(Enumerable.Repeat("---|", columns.Length))}");
    }

    public static void Row(params ReadOnlySpan<string> cells)
    {
        Console.Write('|');
        foreach (var cell in cells) Console.Write($" {cell} |");
        Console.WriteLine();
    }

    public static string Milliseconds(TimeSpan time) =>
        time.TotalMilliseconds.ToString(time.TotalMilliseconds < 10 ? "0.0" : "#,##0", CultureInfo.InvariantCulture);

    /// <summary>Median, and the least in brackets.</summary>
    public static string Milliseconds<T>(Timed<T> timed) => $"{Milliseconds(timed.Median)} ({Milliseconds(timed.Least)})";

    public static string Whole(double number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    public static string Tenths(double number) => number.ToString("#,##0.0", CultureInfo.InvariantCulture);

    public static string Ratio<TSlow, TFast>(Timed<TSlow> slow, Timed<TFast> fast) => $"{Times(slow.Median / fast.Median)} ({Times(slow.Least / fast.Least)})";

    private static string Times(double ratio) => ratio.ToString(ratio < 10 ? "0.0×" : "#,##0×", CultureInfo.InvariantCulture);
}
