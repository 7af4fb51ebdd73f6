using System.Text.Json;
using Attain.Core;
using Attain.Metrics;
using Attain.Review;

namespace Attain.App.Pages.Review;

/// <summary>A figure of a kept report, to be held against another week's.</summary>
/// <param name="Period">Week, month, quarter or year, to date.</param>
/// <param name="Value">Null where it was not loaded or undefined.</param>
public sealed record KeyFigure(Grain Period, string Metric, decimal? Value, decimal? OnYear);

/// <summary>The key figures of a report as they are kept beside it.</summary>
public static class KeyFigures
{
    public const string Format = "application/json";

    public static IReadOnlyList<KeyFigure> Of(HealthReport report) =>
        [.. report.Periods.SelectMany(period => period.Lines.Select(line => new KeyFigure(period.Period.Grain, line.Metric.Id.Name, line.Now.Value, line.ChangeOnYear)))];

    public static string Write(HealthReport report) => JsonSerializer.Serialize(Of(report));

    /// <summary>Figures of metrics that are still known; none where the text is not of ours.</summary>
    public static IReadOnlyList<KeyFigure> Read(string text)
    {
        try
        {
            return [.. (JsonSerializer.Deserialize<List<KeyFigure>>(text) ?? []).Where(figure => MetricCatalogue.TryFind(figure.Metric, out _))];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
