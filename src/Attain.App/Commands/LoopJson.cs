using System.Text.Json;
using Attain.Core;
using Attain.Metrics;
using Attain.Review;
using Attain.Strategy;
using Attain.Targets;

namespace Attain.App.Commands;

/// <summary>The whole loop as one JSON document, a property per step.</summary>
internal static class LoopJson
{
    public static void Write(Terminal terminal, WorkspaceView view, LoopReport report) => Json.Document(terminal.Output, json =>
    {
        json.WriteStartObject();
        json.WriteString("workspace", report.Profile.Name);
        json.WriteString("asOf", Json.Day(report.AsOf));
        json.WriteString("currency", report.Profile.Currency.Code);
        json.WriteStartArray("loaded");
        foreach (var loaded in report.Loaded)
        {
            json.WriteStartObject();
            json.WriteString("fact", loaded.Kind.ToString());
            json.WriteNumber("rows", loaded.Rows);
            if (loaded.Days is { } days) json.Range("days", days);
            json.WriteEndObject();
        }
        json.WriteEndArray();

        json.WriteStartObject("diagnose");
        json.Diagnosis(report.Diagnosis, report.Profile, terminal);
        json.WriteEndObject();

        json.WriteStartObject("targets");
        Targets(json, terminal, view, report);
        json.WriteEndObject();

        json.WriteStartObject("strategy");
        Groups(json, "tiers", report.Plays.Tiers, terminal);
        Groups(json, "segments", report.Plays.Segments, terminal);
        Channels(json, report.Channels, report, terminal);
        json.WriteEndObject();

        json.WriteStartArray("execution");
        foreach (var list in report.Actions)
        {
            json.WriteStartObject();
            json.Actions(list, report.Profile, terminal);
            json.WriteEndObject();
        }
        json.WriteEndArray();

        json.WriteStartObject("review");
        json.Health(report.Health, view, terminal);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Targets(Utf8JsonWriter json, Terminal terminal, WorkspaceView view, LoopReport report)
    {
        if (report.Target.Advice is not { } advice)
        {
            json.WriteString("whyNot", terminal.Say(report.Target.WhyNot!));
            return;
        }
        json.WriteString("period", report.Profile.Calendar.Label(advice.Period));
        json.WriteString("baseline", advice.Baseline.ToExact());
        json.WriteString("growth", Json.Ratio(advice.Growth));
        Level("floor", advice.Floor);
        Level("target", advice.Target);
        Level("stretch", advice.Stretch);
        json.WriteNumber("samples", advice.Samples);
        json.WriteString("method", terminal.Say(advice.Method));
        json.WriteString("range", terminal.Say(advice.Range));
        if (report.Breakdown is not { } breakdown) return;
        json.WriteString("total", breakdown.Total.ToExact());
        foreach (var dimension in breakdown.Along)
        {
            json.WriteStartArray(dimension.Name());
            foreach (var cell in breakdown.SumBy(dimension))
            {
                json.WriteStartObject();
                json.Member(view.Member(dimension, cell.Keys[0]), report.Profile);
                json.WriteString("amount", new Money(cell.Units, breakdown.Currency).ToExact());
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }

        void Level(string name, AdvisedLevel level)
        {
            json.WriteStartObject(name);
            json.WriteString("amount", level.Amount.ToExact());
            json.WriteString("reachedShare", Json.Ratio(level.Share));
            json.WriteEndObject();
        }
    }

    private static void Groups(Utf8JsonWriter json, string name, IReadOnlyList<CustomerGroup> groups, Terminal terminal)
    {
        json.WriteStartArray(name);
        foreach (var group in groups)
        {
            json.WriteStartObject();
            json.WriteString("id", group.Group.ExternalId);
            json.WriteString("name", terminal.Say(group.Group.TextKey!));
            json.WriteNumber("customers", group.Customers);
            json.WriteString("revenue", group.Revenue.ToExact());
            json.RatioOrNull("revenueShare", group.RevenueShare?.Value);
            json.WriteString("play", terminal.Say(group.Play));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Channels(Utf8JsonWriter json, ChannelReport channels, LoopReport report, Terminal terminal)
    {
        json.WriteStartArray("channels");
        foreach (var line in channels.Lines)
        {
            json.WriteStartObject();
            json.Member(line.Channel, report.Profile);
            json.WriteString("revenue", line.Revenue.ToExact());
            json.RatioOrNull("growth", line.Growth?.Value);
            json.RatioOrNull("marginRate", line.MarginRate?.Value);
            json.MoneyOrNull("spend", line.Spend);
            json.RatioOrNull("roi", line.Roi);
            json.WriteString("advice", terminal.Say(line.Advice));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (channels.NotLoaded is { } silent) json.WriteString("spendNotLoaded", terminal.Say(silent));
    }
}
