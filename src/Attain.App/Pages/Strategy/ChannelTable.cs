using Attain.App.Components;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Diagnosis;
using Attain.Metrics;
using Attain.Strategy;

namespace Attain.App.Pages.Strategy;

/// <summary>What each channel costs and brings, with the advice.</summary>
public static class ChannelTable
{
    public static ChannelReport Report(PageContext here) => here.Keep(
        ("strategy.channels", here.Asked), () => ChannelAdvice.Build(here.View, here.Period.Days, here.Period.YearBefore, here.Scope));

    public static Table Of(PageContext here)
    {
        var words = here.Words;
        var (leads, won) = (Counts(here, MetricCatalogue.Leads), Counts(here, MetricCatalogue.Won));
        return new(
            "channels", "strategy/channels", words["strategypage.channels"],
            [
                new("channel", words["dimension.channel"]), Number("spend", "metric.spend"), Number("leads", "metric.leads"), Number("won", "metric.won"), Number("revenue", "metric.revenue"),
                Number("growth", "report.onYearBefore"), Number("margin", "metric.gross_margin"), Number("rate", "metric.gross_margin_rate"), Number("roi", "metric.channel_roi"),
                new("call", words["report.advice"]), new("why", words["strategypage.reason"]),
            ],
            [.. Report(here).Lines.Select(line => new Row(
            [
                new(words.Name(line.Channel)), new(line.Spend), new(leads?.GetValueOrDefault(line.Channel.Id)), new(won?.GetValueOrDefault(line.Channel.Id)), new(line.Revenue),
                new(line.Growth), new(line.Margin), new(line.MarginRate), new(line.Roi is { } roi ? decimal.Round(roi, 2) : null),
                words[$"report.call.{line.Call}"], new(line.Advice),
            ]))]);

        Column Number(string key, string text) => new(key, words[text]) { Number = true };
    }

    /// <summary>Null where it is not loaded, or the scope is one it does not know.</summary>
    private static Dictionary<int, decimal?>? Counts(PageContext here, MetricDefinition metric)
    {
        if (!DiagnosisContext.Fit(metric, here.Scope).Equals(here.Scope)) return null;
        var rows = here.View.Ask(new MetricQuery(metric) { By = [Dimension.Channel], Days = here.Period.Days, Where = here.Scope }).Rows;
        return rows.Any(row => row.Values[0].State == ValueState.NotLoaded) ? null : rows.ToDictionary(row => row.Keys[0].Id, row => row.Values[0].Value);
    }

    public static object Options(PageContext here)
    {
        var (lines, words) = (Report(here).Lines, here.Words);
        return ChartOptions.Cartesian(words, [.. lines.Select(line => words.Name(line.Channel))],
        [
            new(words["metric.revenue"], 3, "bar", [.. lines.Select(line => (decimal?)line.Revenue.ToDecimal())]),
            new(words["metric.gross_margin"], 1, "bar", [.. lines.Select(line => line.Margin?.ToDecimal())]),
            .. lines.Any(line => line.Spend is not null) ? [new ChartSeries(words["metric.spend"], 2, "bar", [.. lines.Select(line => line.Spend?.ToDecimal())])] : Array.Empty<ChartSeries>(),
        ]);
    }
}
