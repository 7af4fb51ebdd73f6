using System.CommandLine;
using Attain.Core;
using Attain.Diagnosis;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.App.Commands;

/// <summary><c>attain diagnose [--from …] [--to …] [--where …]</c>: what holds sales back, most money first.</summary>
public static class DiagnoseCommand
{
    public static Command Build(Terminal terminal)
    {
        var question = new QuestionOptions(terminal);
        var command = new Command("diagnose", terminal.Say("cli.diagnose"));
        question.AddTo(command);
        command.SetAction(parsed =>
        {
            using var installation = terminal.OpenInstallation(parsed);
            var view = terminal.OpenView(parsed, installation);
            var report = terminal.Services.GetRequiredService<DiagnosisService>().Run(view, question.Days(parsed, view), null, question.Where(parsed, view));
            if (terminal.WantsJson(parsed)) Json.Document(terminal.Output, json =>
            {
                json.WriteStartObject();
                json.WriteString("asOf", Json.Day(view.AsOf));
                json.WriteString("currency", view.Profile.Currency.Code);
                json.Diagnosis(report, view.Profile, terminal);
                json.WriteEndObject();
            });
            else WriteText(terminal, report);
            return CommandLine.Done;
        });
        return command;
    }

    public static void WriteText(Terminal terminal, DiagnosisReport report, int most = int.MaxValue)
    {
        if (report.Findings.Count == 0) terminal.Output.WriteLine(terminal.Say("cli.diagnose.nothing"));
        foreach (var finding in report.Findings.Take(most))
        {
            var money = finding.AtStake is { } stake ? Format.Short(stake, terminal.Language) : "—";
            terminal.Output.WriteLine($"  [{terminal.Say($"severity.{finding.Severity}")}] {money}  {terminal.Say(finding.Problem)}");
            terminal.Output.WriteLine($"      {terminal.Say(finding.Impact)}");
            terminal.Output.WriteLine($"      {terminal.Say(finding.Cause)}");
        }
        if (report.NotJudged.Count == 0) return;
        terminal.Output.WriteLine();
        terminal.Output.WriteLine($"  {terminal.Say("cli.diagnose.notJudged")}");
        foreach (var why in report.NotJudged.Select(n => terminal.Say(n.Why)).Distinct()) terminal.Output.WriteLine($"    · {why}");
    }
}
