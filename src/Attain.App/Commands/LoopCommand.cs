using System.CommandLine;
using Attain.App.Report;
using Attain.Review;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.App.Commands;

/// <summary><c>attain loop [--as-of DAY] [--out FILE.html]</c>: all five steps in one run on what is in the database.</summary>
public static class LoopCommand
{
    public static Command Build(Terminal terminal)
    {
        var asOf = AsOfOption.New(terminal);
        var file = new Option<string?>("--out") { Description = terminal.Say("cli.option.out") };
        var command = new Command("loop", terminal.Say("cli.loop")) { asOf, file };
        command.SetAction(parsed =>
        {
            using var installation = terminal.OpenInstallation(parsed);
            var view = AsOfOption.Apply(parsed.GetValue(asOf), terminal.OpenView(parsed, installation));
            var report = terminal.Services.GetRequiredService<LoopRunner>().Run(view);
            if (terminal.WantsJson(parsed)) LoopJson.Write(terminal, view, report);
            else new LoopText(terminal, view).Write(report);
            if (parsed.GetValue(file) is { } path) Save(terminal, path, HtmlReport.Render(report, terminal.Texts, terminal.Language));
            return CommandLine.Done;
        });
        return command;
    }

    /// <summary>Writes the report whole or not at all, and says where it is.</summary>
    public static void Save(Terminal terminal, string path, string html)
    {
        var full = Path.GetFullPath(path);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var partial = full + ".part";
        File.WriteAllText(partial, html);
        File.Move(partial, full, overwrite: true);
        terminal.Error.WriteLine(terminal.Say("cli.reportAt", ("file", full)));
    }
}
