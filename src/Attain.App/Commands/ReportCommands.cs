using System.CommandLine;
using Attain.App.Report;
using Attain.Review;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.App.Commands;

/// <summary><c>attain report health [--week DAY] [--out FILE.html]</c>: the weekly sales health report.</summary>
public static class ReportCommands
{
    public static Command Build(Terminal terminal)
    {
        var report = new Command("report", terminal.Say("cli.report"));
        report.Subcommands.Add(Health(terminal));
        return report;
    }

    private static Command Health(Terminal terminal)
    {
        var week = new Option<string?>("--week") { Description = terminal.Say("cli.report.week") };
        var file = new Option<string?>("--out") { Description = terminal.Say("cli.option.out") };
        var command = new Command("health", terminal.Say("cli.report.health")) { week, file };
        command.SetAction(parsed =>
        {
            using var installation = terminal.OpenInstallation(parsed);
            var view = terminal.OpenView(parsed, installation);
            if (parsed.GetValue(week) is { } day) view = view.AsOfDay(WeekEnd(view, Terminal.Day(day, "--week")));
            var health = terminal.Services.GetRequiredService<HealthReporter>().Build(view);
            if (terminal.WantsJson(parsed)) HealthJson.Write(terminal, view, health);
            else new HealthText(terminal, view).Write(health);
            if (parsed.GetValue(file) is { } path) LoopCommand.Save(terminal, path, HtmlReport.Render(health, view.Profile, terminal.Texts, terminal.Language));
            return CommandLine.Done;
        });
        return command;
    }

    /// <summary>A week is reported on as of its last day, or as of the workspace's day while it runs.</summary>
    public static DateOnly WeekEnd(Metrics.WorkspaceView view, DateOnly day)
    {
        var last = view.Profile.Calendar.Of(Core.Grain.Week, day).Days.Last;
        return last < view.AsOf ? last : view.AsOf;
    }
}
