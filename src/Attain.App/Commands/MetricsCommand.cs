using System.CommandLine;
using System.Text.Json;
using Attain.Core;
using Attain.Metrics;

namespace Attain.App.Commands;

/// <summary><c>attain metrics M[,M…] [--by …] [--where …] [--from …] [--to …]</c> and <c>--list</c>.</summary>
public static class MetricsCommand
{
    public static Command Build(Terminal terminal)
    {
        var metrics = new Argument<string?>("metrics") { Description = terminal.Say("cli.metrics.metrics"), Arity = ArgumentArity.ZeroOrOne };
        var list = new Option<bool>("--list") { Description = terminal.Say("cli.metrics.list") };
        var by = new Option<string?>("--by") { Description = terminal.Say("cli.metrics.by") };
        var question = new QuestionOptions(terminal);
        var executor = new Option<QueryExecutor>("--executor") { Description = terminal.Say("cli.metrics.executor") };
        var asIs = new Option<bool>("--as-is") { Description = terminal.Say("cli.metrics.asIs") };
        var command = new Command("metrics", terminal.Say("cli.metrics")) { metrics, list, by, executor, asIs };
        question.AddTo(command);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(list)) return List(terminal, terminal.WantsJson(parsed));
            using var installation = terminal.OpenInstallation(parsed);
            var view = terminal.OpenView(parsed, installation);
            var answer = view.Ask(new MetricQuery(Metrics(parsed.GetValue(metrics)))
            {
                By = Names(parsed.GetValue(by)).Select(Lookup.DimensionNamed).ToList(),
                Where = question.Where(parsed, view),
                Days = question.Days(parsed, view),
                AsIs = parsed.GetValue(asIs),
                Executor = parsed.GetValue(executor),
            });
            if (terminal.WantsJson(parsed)) WriteJson(terminal, view, answer);
            else WriteTable(terminal, view, answer);
            return CommandLine.Done;
        });
        return command;
    }

    /// <summary>Metrics by their names, separated by commas.</summary>
    public static List<MetricId> Metrics(string? names)
    {
        var known = new List<MetricId>();
        foreach (var name in Names(names))
            known.Add(MetricCatalogue.TryFind(name, out var metric)
                ? metric.Id
                : throw new RefusedException(Sentence.Of("cli.unknownMetric", ("name", name))));
        return known.Count > 0 ? known : throw new RefusedException(Sentence.Of("cli.noMetric"));
    }

    /// <summary>What stands between commas.</summary>
    public static string[] Names(string? text) =>
        text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static int List(Terminal terminal, bool asJson)
    {
        if (!asJson)
        {
            var table = new TextTable(terminal.Say("cli.column.metric"), terminal.Say("cli.column.name"), terminal.Say("cli.column.dimensions"));
            foreach (var metric in MetricCatalogue.All)
                table.Add(metric.Id.ToString(), terminal.Say($"metric.{metric.Id}"), string.Join(' ', metric.Dimensions.Select(d => d.Name())));
            table.Write(terminal.Output);
            return CommandLine.Done;
        }
        Json.Document(terminal.Output, json => WriteCatalogue(json, terminal.Texts));
        return CommandLine.Done;
    }

    public static void WriteCatalogue(Utf8JsonWriter json, Texts texts)
    {
        json.WriteStartObject();
        json.WriteStartArray("metrics");
        foreach (var metric in MetricCatalogue.All)
        {
            json.WriteStartObject();
            json.WriteString("id", metric.Id.ToString());
            json.WriteStartObject("name");
            foreach (var (key, language) in new[] { ("zh", Language.Chinese), ("en", Language.English) })
                json.WriteString(key, texts.Say($"metric.{metric.Id}", language));
            json.WriteEndObject();
            json.WriteString("unit", metric.Unit.ToString().ToLowerInvariant());
            json.WriteString("direction", metric.Better switch { Direction.HigherIsBetter => "higher", Direction.LowerIsBetter => "lower", _ => "neutral" });
            json.WriteStartArray("dimensions");
            foreach (var dimension in metric.Dimensions) json.WriteStringValue(dimension.Name());
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteJson(Terminal terminal, WorkspaceView view, MetricAnswer answer) => Json.Document(terminal.Output, json => WriteJson(json, view, answer));

    public static void WriteJson(Utf8JsonWriter json, WorkspaceView view, MetricAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("asOf", Json.Day(view.AsOf));
        json.WriteString("currency", view.Profile.Currency.Code);
        json.WriteString("from", Json.Day(answer.Days.From));
        json.WriteString("to", Json.Day(answer.Days.Last));
        json.WriteStartArray("rows");
        foreach (var row in answer.Rows)
        {
            json.WriteStartObject();
            foreach (var key in row.Keys) json.Member(key, view.Profile);
            for (var i = 0; i < answer.Metrics.Count; i++) json.Value(answer.Metrics[i], row.Values[i], view.Profile.Currency);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTable(Terminal terminal, WorkspaceView view, MetricAnswer answer)
    {
        var show = new Show(terminal, view.Profile);
        var table = new TextTable([
            .. answer.By.Select(d => terminal.Say($"dimension.{d.Name()}")),
            .. answer.Metrics.Select(m => terminal.Say($"metric.{m.Id}"))]);
        foreach (var row in answer.Rows)
            table.Add([.. row.Keys.Select(show.Member), .. row.Values.Select((v, i) => show.Value(answer.Metrics[i], v))]);
        table.Write(terminal.Output);
        terminal.Error.WriteLine(terminal.Say("cli.metrics.footer", ("from", answer.Days.From), ("to", answer.Days.Last), ("rows", answer.Rows.Count), ("asOf", view.AsOf)));
    }
}
