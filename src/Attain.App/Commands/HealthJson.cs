using System.Text.Json;
using Attain.Core;
using Attain.Metrics;
using Attain.Review;

namespace Attain.App.Commands;

/// <summary>The weekly health report as JSON.</summary>
internal static class HealthJson
{
    public static void Write(Terminal terminal, WorkspaceView view, HealthReport report) => Json.Document(terminal.Output, json =>
    {
        json.WriteStartObject();
        json.WriteString("currency", view.Profile.Currency.Code);
        json.Health(report, view, terminal);
        json.WriteEndObject();
    });

    public static void Health(this Utf8JsonWriter json, HealthReport report, WorkspaceView view, Terminal terminal)
    {
        json.WriteString("asOf", Json.Day(report.AsOf));
        json.WriteString("week", view.Profile.Calendar.Label(report.Week));
        json.WriteStartArray("periods");
        foreach (var period in report.Periods) Period(json, period, view, terminal);
        json.WriteEndArray();
        json.WriteStartObject("pace");
        json.Pace(report.Pace, view.Profile, terminal);
        json.WriteEndObject();
        json.WriteStartArray("lateCustomers");
        foreach (var late in report.LateCustomers)
        {
            json.WriteStartObject();
            json.Member(late.Customer, view.Profile);
            json.Member(late.Rep, view.Profile);
            json.WriteNumber("daysSince", late.Rhythm.DaysSince);
            json.WriteString("usualDays", Json.Ratio((decimal)late.Rhythm.UsualDays));
            json.WriteString("atRisk", view.Profile.Money(late.Rhythm.AtRisk).ToExact());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("focus");
        foreach (var finding in report.Focus) json.WriteStringValue(terminal.Say(finding.Problem));
        json.WriteEndArray();
    }

    private static void Period(Utf8JsonWriter json, HealthPeriod period, WorkspaceView view, Terminal terminal)
    {
        json.WriteStartObject();
        json.WriteString("period", view.Profile.Calendar.Label(period.Period));
        json.Range("days", period.Days);
        json.Range("yearBefore", period.YearBefore);
        json.WriteStartArray("metrics");
        foreach (var line in period.Lines)
        {
            json.WriteStartObject();
            json.Value(line.Metric, line.Now, view.Profile.Currency);
            json.RatioOrNull("onBefore", line.ChangeOnBefore);
            json.RatioOrNull("onYear", line.ChangeOnYear);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (period.Causes is { } causes) json.Parts(causes, view.Profile, terminal);
        json.WriteEndObject();
    }
}
