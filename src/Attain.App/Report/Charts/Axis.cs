using System.Globalization;

namespace Attain.App.Report.Charts;

/// <summary>
/// Where a value lies on an axis, in percent of its length. Charts place everything across by percent and everything down by pixel,
/// so that they follow the width of the page while their text keeps its size.
/// </summary>
/// <param name="Step">Between two lines of the grid.</param>
public readonly record struct Axis(decimal From, decimal To, decimal Step)
{
    /// <summary>0 at <see cref="From"/>, 100 at <see cref="To"/>.</summary>
    public double At(decimal value) => To == From ? 0 : (double)((value - From) / (To - From)) * 100;

    /// <summary>From 0, or below where a value is negative, to a round number at or above all values.</summary>
    public static Axis Over(IEnumerable<decimal> values)
    {
        var all = values.Append(0).ToList();
        var (low, high) = (all.Min(), all.Max());
        if (low == high) return new(0, 1, 1);
        var step = RoundStep(low, high);
        return new(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }

    public IEnumerable<decimal> Ticks()
    {
        for (var tick = From; tick <= To; tick += Step) yield return tick;
    }

    /// <summary>1, 2 or 5 times a power of ten, such that about four steps make the range.</summary>
    private static decimal RoundStep(decimal low, decimal high)
    {
        var rough = (double)(high - low) / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (decimal)(power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
    }
}

/// <summary>Numbers as SVG reads them, whatever the culture of the process.</summary>
internal static class Svg
{
    public static string Percent(double value) => Number(value) + "%";

    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
