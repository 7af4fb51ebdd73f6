using System.CommandLine;
using Attain.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.App.Commands;

/// <summary><c>attain check</c>: totals, references, and columns against rows; exit 1 names what does not hold.</summary>
public static class CheckCommand
{
    public static Command Build(Terminal terminal)
    {
        var command = new Command("check", terminal.Say("cli.check"));
        command.SetAction(parsed =>
        {
            using var installation = terminal.OpenInstallation(parsed);
            var store = terminal.OpenWorkspace(parsed, installation);
            var results = terminal.Services.GetServices<IIntegrityCheck>().Select(check => check.Run(store)).ToList();
            if (terminal.WantsJson(parsed))
            {
                Json.Document(terminal.Output, json =>
                {
                    json.WriteStartObject();
                    json.WriteBoolean("clean", results.All(r => r.Wrong == 0));
                    json.WriteStartArray("checks");
                    foreach (var result in results)
                    {
                        json.WriteStartObject();
                        json.WriteString("check", result.Name);
                        json.WriteNumber("wrong", result.Wrong);
                        json.WriteString("says", terminal.Say(result.Says));
                        json.WriteEndObject();
                    }
                    json.WriteEndArray();
                    json.WriteEndObject();
                });
            }
            else
            {
                foreach (var result in results) terminal.Output.WriteLine($"{(result.Wrong == 0 ? "✓" : "✗")} {terminal.Say(result.Says)}");
            }
            return results.All(r => r.Wrong == 0) ? CommandLine.Done : CommandLine.Refused;
        });
        return command;
    }
}
