using Attain.App.Report;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Metrics;

/// <summary>Values of metrics as people read them, with their unit.</summary>
internal static class MetricCells
{
    public static string Text(Words words, MetricDefinition metric, decimal? value) => value is not { } number ? Format.Nothing : metric.Unit switch
    {
        MetricUnit.Days => words.Say("diagnose.value.days", ("value", number)),
        MetricUnit.Hours => words.Say("diagnose.value.hours", ("value", number)),
        _ => words.Value(metric, MetricValue.Of(number)),
    };

    public static Cell Of(Words words, MetricDefinition metric, MetricValue value, string? link = null) => value switch
    {
        { State: ValueState.NotLoaded } => new(null) { Text = words["report.notLoaded"] },
        { Value: null } => new(null) { Title = words["report.undefined"] },
        { Value: { } number } => new(Raw(words, metric, number)) { Text = Text(words, metric, number), Title = words.Full(metric, value), Link = link },
    };

    public static Cell ChangeCell(Words words, MetricDefinition metric, decimal? change) => change is { } number
        ? new(metric.Unit == MetricUnit.Share ? new Ratio(number) : new Delta(number)) { Text = metric.ChangeText(number, words.Language) }
        : new(null);

    private static object Raw(Words words, MetricDefinition metric, decimal value) => metric.Unit switch
    {
        MetricUnit.Money => Money.Round(value, words.Profile.Currency),
        MetricUnit.Share => new Ratio(value),
        _ => value,
    };
}
