using Attain.Core;
using Attain.Metrics;
using Attain.Review;

namespace Attain.App.Commands;

/// <summary>The weekly health report for the terminal.</summary>
public sealed class HealthText(Terminal terminal, WorkspaceView view)
{
    private const int ShownCustomers = 5;

    public void Write(HealthReport report)
    {
        var show = new Show(terminal, view.Profile);
        Line(terminal.Say("health.head", ("name", view.Profile.Name), ("week", view.Profile.Calendar.Label(report.Week)), ("asOf", report.AsOf)));
        foreach (var period in report.Periods)
        {
            Line("");
            Line(terminal.Say("health.period", ("period", view.Profile.Calendar.Label(period.Period)), ("from", period.Days.From), ("to", period.Days.Last)));
            var table = new TextTable(terminal.Say("cli.column.metric"), terminal.Say("health.now"), terminal.Say("health.onBefore"), terminal.Say("health.onYear"));
            foreach (var line in period.Lines)
                table.Add(
                    terminal.Say($"metric.{line.Metric.Id}"),
                    show.Value(line.Metric, line.Now),
                    line.Metric.ChangeText(line.ChangeOnBefore, terminal.Language),
                    line.Metric.ChangeText(line.ChangeOnYear, terminal.Language));
            table.Write(terminal.Output, "  ");
            if (period.Causes is { } causes) Causes(causes);
        }
        Line("");
        PaceCommand.WriteText(terminal, view, report.Pace);
        Line(terminal.Say("health.late", ("count", report.LateCustomers.Count)));
        foreach (var late in report.LateCustomers.Take(ShownCustomers))
            Line($"  · {late.Customer.Name}  {terminal.Say(late.Rhythm.Say(view.Profile.Currency))}");
        Line("");
        Line(terminal.Say("health.focus"));
        foreach (var finding in report.Focus) Line($"  · {terminal.Say(finding.Problem)}");
    }

    /// <summary>Why a number differs from a year ago, one cause a line; the parts sum to the difference.</summary>
    public void Causes(GapExplanation causes)
    {
        foreach (var part in causes.Parts) Line($"    {Format.Short(view.Profile.Money(part.Units), terminal.Language)}  {terminal.Say(part.Driver)}");
    }

    private void Line(string text) => terminal.Output.WriteLine(text);
}
