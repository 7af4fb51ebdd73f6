using System.CommandLine;
using System.Text.Json;
using Attain.Core;
using Attain.Facts;

namespace Attain.App.Commands;

/// <summary><c>attain import FILE… --as KIND [--map MAP.json]</c> and <c>attain import list</c>.</summary>
public static class ImportCommands
{
    private static readonly string[] Columns = ["import", "kind", "file", "at", "read", "inserted", "updated", "unchanged", "rejected"];

    public static Command Build(Terminal terminal)
    {
        var files = new Argument<string[]>("files") { Description = terminal.Say("cli.import.files"), Arity = ArgumentArity.ZeroOrMore };
        var kind = new Option<string?>("--as") { Description = terminal.Say("cli.import.as", ("kinds", ImportKinds.Names)) };
        var map = new Option<string?>("--map") { Description = terminal.Say("cli.import.map") };
        var dryRun = new Option<bool>("--dry-run") { Description = terminal.Say("cli.import.dryRun") };
        var onError = new Option<OnError>("--on-error") { Description = terminal.Say("cli.import.onError") };
        var rejects = new Option<string?>("--rejects") { Description = terminal.Say("cli.import.rejects") };
        var command = new Command("import", terminal.Say("cli.import")) { files, kind, map, dryRun, onError, rejects };
        command.Subcommands.Add(List(terminal));
        command.SetAction((parsed, cancellation) =>
        {
            var chosen = parsed.GetValue(files) ?? [];
            if (chosen.Length == 0) throw new RefusedException(Sentence.Of("cli.import.noFile"));
            if (parsed.GetValue(kind) is not { } asKind) throw new RefusedException(Sentence.Of("cli.import.noKind", ("kinds", ImportKinds.Names)));
            using var installation = terminal.OpenInstallation(parsed);
            var importer = new Importer(terminal.OpenWorkspace(parsed, installation));
            var mapping = parsed.GetValue(map) is { } mapFile ? ImportMapping.Load(mapFile) : ImportMapping.ByName(asKind);
            // One file after another, each a transaction of its own; the first that is refused is the last that is read.
            var reports = new List<ImportReport>();
            try
            {
                foreach (var file in chosen)
                {
                    var report = importer.Run(
                        new ImportRequest(file, asKind, mapping)
                        {
                            DryRun = parsed.GetValue(dryRun),
                            SkipBadRows = parsed.GetValue(onError) == OnError.Skip,
                            Rejects = parsed.GetValue(rejects) is { } rejected ? new RejectsFile(rejected, terminal.Say) : null,
                            Actor = Environment.UserName,
                        },
                        new ImportProgress(terminal, file),
                        cancellation);
                    reports.Add(report);
                    if (!terminal.WantsJson(parsed)) WriteText(terminal, file, report, parsed.GetValue(dryRun));
                    if (report.Refused) break;
                }
            }
            finally
            {
                if (terminal.WantsJson(parsed) && reports.Count > 0) WriteJson(terminal, chosen, reports);
            }
            return Task.FromResult(reports.Exists(r => r.Refused) ? CommandLine.Refused : CommandLine.Done);
        });
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var list = new Command("list", terminal.Say("cli.import.list"));
        list.SetAction(parsed =>
        {
            using var installation = terminal.OpenInstallation(parsed);
            var store = terminal.OpenWorkspace(parsed, installation);
            var imports = new Importer(store).List();
            var profile = store.Profile();
            if (terminal.WantsJson(parsed)) Json.Document(terminal.Output, json => WriteJson(json, imports));
            else
            {
                var table = new TextTable([.. Columns.Select(c => terminal.Say($"cli.import.column.{c}"))]);
                foreach (var i in imports)
                    table.Add([i.Id.Text(), i.Kind, i.File, $"{TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(i.At), profile.TimeZone):yyyy-MM-dd HH:mm}", i.Read.Text(), i.Inserted.Text(), i.Updated.Text(), i.Unchanged.Text(), i.Rejected.Text()]);
                table.Write(terminal.Output);
            }
            return CommandLine.Done;
        });
        return list;
    }

    public static void WriteJson(Utf8JsonWriter json, IEnumerable<Import> imports)
    {
        json.WriteStartObject();
        json.WriteStartArray("imports");
        foreach (var import in imports)
        {
            json.WriteStartObject();
            json.WriteNumber("import", import.Id);
            json.WriteString("kind", import.Kind);
            json.WriteString("file", import.File);
            json.WriteString("at", DateTimeOffset.FromUnixTimeSeconds(import.At));
            json.WriteNumber("read", import.Read);
            json.WriteNumber("inserted", import.Inserted);
            json.WriteNumber("updated", import.Updated);
            json.WriteNumber("unchanged", import.Unchanged);
            json.WriteNumber("rejected", import.Rejected);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The report of the only file; of several files a list, each with its name.</summary>
    private static void WriteJson(Terminal terminal, string[] files, List<ImportReport> reports) => Json.Document(terminal.Output, json =>
    {
        json.WriteStartObject();
        if (files.Length == 1) Write(json, reports[0], terminal);
        else
        {
            json.WriteStartArray("files");
            foreach (var (file, report) in files.Zip(reports))
            {
                json.WriteStartObject();
                json.WriteString("file", file);
                Write(json, report, terminal);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    });

    public static void Write(Utf8JsonWriter json, ImportReport report, Terminal terminal)
    {
        if (report.ImportId is { } id) json.WriteNumber("import", id);
        else json.WriteNull("import");
        json.WriteNumber("read", report.Read);
        json.WriteNumber("inserted", report.Inserted);
        json.WriteNumber("updated", report.Updated);
        json.WriteNumber("unchanged", report.Unchanged);
        json.WriteNumber("rejected", report.Rejected);
        json.WriteStartArray("problems");
        foreach (var problem in report.Problems)
        {
            json.WriteStartObject();
            json.WriteNumber("row", problem.Row);
            if (problem.Column is { } column) json.WriteString("column", column);
            else json.WriteNull("column");
            json.WriteString("problem", terminal.Say(problem.Problem));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteText(Terminal terminal, string file, ImportReport report, bool dryRun)
    {
        const int shown = 20;
        foreach (var problem in report.Problems.Take(shown))
            terminal.Error.WriteLine(problem.Column is null
                ? terminal.Say("cli.import.problemRow", ("file", file), ("row", problem.Row), ("problem", problem.Problem))
                : terminal.Say("cli.import.problem", ("file", file), ("row", problem.Row), ("column", problem.Column), ("problem", problem.Problem)));
        if (report.ProblemCount > shown) terminal.Error.WriteLine(terminal.Say("cli.import.moreProblems", ("count", report.ProblemCount - shown)));
        var key = report.Refused ? "cli.import.refused" : dryRun ? "cli.import.dryRunDone" : "cli.import.done";
        terminal.Output.WriteLine(terminal.Say(key,
            ("file", Path.GetFileName(file)), ("read", report.Read), ("inserted", report.Inserted), ("updated", report.Updated), ("unchanged", report.Unchanged), ("rejected", report.Rejected)));
    }

    /// <summary>What to do with rows that cannot be read: nothing at all is written, or the rest is.</summary>
    private enum OnError
    {
        Stop,
        Skip,
    }
}
