using Attain.App.Report;
using Attain.Core;

namespace Attain.App.Components;

/// <summary>A named row of numbers in a chart.</summary>
/// <param name="Color">1 to 8.</param>
/// <param name="Kind"><c>bar</c> or <c>line</c>.</param>
/// <param name="Values">Null leaves a gap.</param>
public sealed record ChartSeries(string Name, int Color, string Kind, IReadOnlyList<decimal?> Values)
{
    public bool Dashed { get; init; }

    /// <summary>Series of one stack stand on each other.</summary>
    public string? Stack { get; init; }
}

/// <summary>Options of ECharts for the pictures the pages draw. Numbers are written as they are; the axis shortens them.</summary>
public static class ChartOptions
{
    /// <summary>Bars and lines over labels.</summary>
    /// <param name="unit"><c>money</c>, <c>percent</c> or <c>number</c>: how the axis and the tip write values.</param>
    public static object Cartesian(Words words, IReadOnlyList<string> labels, IReadOnlyList<ChartSeries> series, string unit = "money") => new
    {
        unit,
        language = words.Tag,
        legend = series.Count > 1 ? new { top = 0, right = 0, icon = "roundRect", itemWidth = 10, itemHeight = 10 } : null,
        grid = new { left = 4, right = 8, top = series.Count > 1 ? 34 : 12, bottom = 4, containLabel = true },
        tooltip = new { trigger = "axis" },
        xAxis = new { type = "category", data = labels, axisTick = new { show = false } },
        yAxis = new { type = "value" },
        series = series.Select(s => new
        {
            name = s.Name,
            type = s.Kind,
            stack = s.Stack,
            data = s.Values,
            color = $"--chart-{s.Color}",
            barMaxWidth = 22,
            symbol = s.Kind == "line" ? "circle" : null,
            symbolSize = 4,
            showSymbol = s.Values.Count <= 12,
            lineStyle = s.Kind == "line" ? new { type = s.Dashed ? "dashed" : "solid", width = 2 } : null,
            itemStyle = s.Kind == "bar" ? new { borderRadius = s.Stack is null ? 3 : 0 } : null,
        }),
    };

    /// <summary>From one total to another by steps that add up.</summary>
    public static object Waterfall(Words words, string fromName, decimal from, IReadOnlyList<(string Name, decimal Amount)> steps, string toName)
    {
        var hidden = new List<decimal>();
        var more = new List<decimal?>();
        var less = new List<decimal?>();
        var total = new List<decimal?> { from };
        hidden.Add(0);
        more.Add(null);
        less.Add(null);
        var at = from;
        foreach (var (_, amount) in steps)
        {
            hidden.Add(Math.Min(at, at + amount));
            more.Add(amount >= 0 ? amount : null);
            less.Add(amount < 0 ? -amount : null);
            total.Add(null);
            at += amount;
        }
        hidden.Add(0);
        more.Add(null);
        less.Add(null);
        total.Add(at);
        object Bars(string name, string color, IEnumerable<decimal?> values) => new { name, type = "bar", stack = "all", data = values, color, barMaxWidth = 40, itemStyle = new { borderRadius = 2 } };
        return new
        {
            unit = "money",
            language = words.Tag,
            grid = new { left = 4, right = 8, top = 12, bottom = 4, containLabel = true },
            tooltip = new { trigger = "axis", hide = "base" },
            xAxis = new { type = "category", data = (string[])[fromName, .. steps.Select(s => s.Name), toName], axisTick = new { show = false }, axisLabel = new { interval = 0, width = 84, overflow = "break" } },
            yAxis = new { type = "value" },
            series = new[]
            {
                new { name = "base", type = "bar", stack = "all", data = hidden.Select(h => (decimal?)h), silent = true, itemStyle = new { color = "transparent" } },
                Bars("", "--chart-3", total), Bars("+", "--more-fill", more), Bars("−", "--less-fill", less),
            },
        };
    }
}
