using System.CommandLine;
using Attain.App.Report;
using Attain.Facts;
using Attain.Metrics;
using Attain.Review;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.App.Commands;

/// <summary>
/// <c>attain run [--once]</c>, which <c>./run.sh</c> calls: loads the sample at the first start, shows the loop, writes the
/// report, and says where the data live and how to start over.
/// </summary>
public static class RunCommand
{
    private const string Sample = "adventureworks";

    public static Command Build(Terminal terminal)
    {
        var once = new Option<bool>("--once") { Description = terminal.Say("cli.run.once") };
        var command = new Command("run", terminal.Say("cli.run")) { once };
        command.SetAction((parsed, cancellation) =>
        {
            using var installation = terminal.OpenInstallation(parsed);
            var chosen = parsed.GetValue(terminal.Options.Workspace);
            var store = chosen is null
                ? SampleStart.Load(terminal, installation, Sample, cancellation)
                : installation.Open(chosen);
            var view = WorkspaceView.Open(store);
            var report = terminal.Services.GetRequiredService<LoopRunner>().Run(view);
            new LoopText(terminal, view).Write(report);
            terminal.Output.WriteLine();
            LoopCommand.Save(terminal, ReportPath(store), HtmlReport.Render(report, terminal.Texts, terminal.Language));
            terminal.Error.WriteLine(terminal.Say("cli.run.where", ("place", store.Database.Place)));
            terminal.Error.WriteLine(terminal.Say(store.Database.IsPostgres ? "cli.run.startOverServer" : "cli.run.startOver", ("place", installation.Place)));
            return Task.FromResult(CommandLine.Done);
        });
        return command;
    }

    private static string ReportPath(WorkspaceStore store) =>
        store.Database.IsPostgres ? Path.Combine("data", "report.html") : Path.Combine(Path.GetDirectoryName(store.Database.Place)!, "report.html");
}
