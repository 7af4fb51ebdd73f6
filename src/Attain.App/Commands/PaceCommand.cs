using System.CommandLine;
using System.Text.Json;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Attain.Targets;

namespace Attain.App.Commands;

/// <summary><c>attain pace [--as-of DAY] [--by team,rep]</c>: target, to date, expected to date, light, cause.</summary>
public static class PaceCommand
{
    public static Command Build(Terminal terminal)
    {
        var asOf = AsOfOption.New(terminal);
        var by = new Option<string?>("--by") { Description = terminal.Say("cli.pace.by") };
        var command = new Command("pace", terminal.Say("cli.pace")) { asOf, by };
        command.SetAction(parsed =>
        {
            using var installation = terminal.OpenInstallation(parsed);
            var view = AsOfOption.Apply(parsed.GetValue(asOf), terminal.OpenView(parsed, installation));
            var dimensions = (parsed.GetValue(by) ?? "rep").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Lookup.DimensionNamed);
            var report = PaceBoard.Build(view, view.AsOf, [.. dimensions]);
            if (terminal.WantsJson(parsed)) Json.Document(terminal.Output, json =>
            {
                json.WriteStartObject();
                json.WriteString("currency", view.Profile.Currency.Code);
                json.Pace(report, view.Profile, terminal);
                json.WriteEndObject();
            });
            else WriteText(terminal, view, report);
            return CommandLine.Done;
        });
        return command;
    }

    public static void Pace(this Utf8JsonWriter json, PaceReport report, WorkspaceProfile profile, Terminal terminal)
    {
        json.WriteString("asOf", Json.Day(report.AsOf));
        json.WriteString("green", Json.Ratio(report.Green));
        json.WriteString("yellow", Json.Ratio(report.Yellow));
        json.WriteStartArray("windows");
        foreach (var window in report.Windows)
        {
            json.WriteStartObject();
            json.Range("window", window.Window.Days!.Value);
            json.WriteBoolean("closed", window.Closed);
            json.WriteNumber("workingDays", window.WorkingDays);
            json.WriteNumber("elapsed", window.Elapsed);
            json.WriteBoolean("provisionalCalendar", window.Provisional);
            json.WriteString("expectation", terminal.Say(window.Shape.Says));
            json.WriteStartObject("total");
            Line(json, window.Total, profile, terminal);
            json.WriteEndObject();
            json.WriteStartArray("rows");
            foreach (var line in window.Lines)
            {
                json.WriteStartObject();
                foreach (var key in line.Keys) json.Member(key, profile);
                Line(json, line, profile, terminal);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Line(Utf8JsonWriter json, PaceLine line, WorkspaceProfile profile, Terminal terminal)
    {
        json.WriteString("target", line.Target.ToExact());
        json.WriteString("toDate", line.ToDate.ToExact());
        json.WriteString("expectedToDate", line.Expected.ToExact());
        json.WriteString("gap", line.Gap.ToExact());
        json.RatioOrNull("attainment", line.Attainment);
        json.RatioOrNull("timeProgress", line.TimeProgress);
        json.RatioOrNull("pace", line.Ratio);
        json.WriteString("light", line.Light.ToString().ToLowerInvariant());
        json.MoneyOrNull("requiredPerWorkingDay", line.RequiredPerDay);
        if (line.Cause is { } cause)
        {
            json.WriteString("cause", terminal.Say(cause.Says));
            json.Parts(cause.Explanation, profile, terminal);
        }
    }

    public static void WriteText(Terminal terminal, WorkspaceView view, PaceReport report)
    {
        if (report.Windows.Count == 0) terminal.Output.WriteLine("  " + terminal.Say("cli.pace.none"));
        // Running windows whole; of the closed ones the last is enough here, all are in the report and the JSON.
        var shown = report.Windows.Where(w => !w.Closed).Concat(report.Windows.Where(w => w.Closed).Take(1));
        foreach (var window in shown) Window(terminal, view, window);
    }

    private static void Window(Terminal terminal, WorkspaceView view, PaceWindow window)
    {
        var show = new Show(terminal, view.Profile);
        terminal.Output.WriteLine("  " + terminal.Say(window.Closed ? "cli.pace.closed" : "cli.pace.running",
            ("window", window.Window.Name), ("elapsed", window.Elapsed), ("days", window.WorkingDays), ("light", Light(terminal, window.Total.Light)),
            ("toDate", window.Total.ToDate), ("target", window.Total.Target), ("attainment", window.Total.Attainment is { } a ? new Ratio(a) : null), ("expected", window.Total.Expected)));
        terminal.Output.WriteLine("  " + terminal.Say(window.Shape.Says));
        if (window.Total.Cause is { } why) terminal.Output.WriteLine("  " + terminal.Say(why.Says));
        var table = new TextTable([
            terminal.Say("cli.pace.light"),
            .. window.Lines.Take(1).SelectMany(l => l.Keys).Select(k => terminal.Say($"dimension.{k.Dimension.Name()}")),
            terminal.Say("cli.pace.target"), terminal.Say("cli.pace.toDate"), terminal.Say("cli.pace.expected"), terminal.Say("cli.pace.attainment"), terminal.Say("cli.pace.perDay")]);
        foreach (var line in window.Lines)
            table.Add([
                Light(terminal, line.Light), .. line.Keys.Select(show.Member),
                Format.Short(line.Target, terminal.Language), Format.Short(line.ToDate, terminal.Language), Format.Short(line.Expected, terminal.Language),
                Format.Percent(line.Attainment, terminal.Language), line.RequiredPerDay is { } needed ? Format.Short(needed, terminal.Language) : "—"]);
        table.Write(terminal.Output, "    ");
        terminal.Output.WriteLine();
    }

    /// <summary>A shape and a word beside the colour's name, so that nothing hangs on colour.</summary>
    private static string Light(Terminal terminal, Light light) => terminal.Say($"light.{light}");
}
