using Attain.Core;
using Attain.Metrics;
using Attain.Review;
using Attain.Strategy;
using Attain.Targets;

namespace Attain.App.Commands;

/// <summary>The loop as a readable summary for the terminal: the main figures of each step, the rest is in the report.</summary>
public sealed class LoopText(Terminal terminal, WorkspaceView view)
{
    private const int ShownFindings = 5;
    private const int ShownPeople = 3;
    private const int ShownActions = 3;
    private readonly Show _show = new(terminal, view.Profile);

    public void Write(LoopReport report)
    {
        Line(terminal.Say("loop.head", ("name", report.Profile.Name), ("asOf", report.AsOf)));
        foreach (var loaded in report.Loaded.Where(l => l.Rows > 0))
            Line("  " + terminal.Say($"loop.loaded.{loaded.Kind}", ("rows", loaded.Rows), ("from", loaded.Days?.From), ("to", loaded.Days?.Last)));
        if (report.Loaded.Where(l => !l.IsLoaded).Select(l => terminal.Say($"fact.{l.Kind}")).ToList() is { Count: > 0 } missing)
            Line("  " + terminal.Say("loop.notLoaded", ("facts", missing)));

        Step("diagnose");
        DiagnoseCommand.WriteText(terminal, report.Diagnosis, ShownFindings);
        if (report.Diagnosis.Findings.Count > ShownFindings) Line("  " + terminal.Say("loop.moreFindings", ("count", report.Diagnosis.Findings.Count - ShownFindings)));

        Step("targets");
        Target(report);

        Step("strategy");
        Plays(report.Plays);
        Channels(report.Channels);

        Step("execution");
        foreach (var list in report.Actions.Take(ShownPeople)) TodayCommand.WriteText(terminal, list, ShownActions);
        if (report.Actions.Count > ShownPeople) Line("  " + terminal.Say("loop.morePeople", ("count", report.Actions.Count - ShownPeople)));
        if (report.Actions.Count == 0) Line("  " + terminal.Say("cli.today.nothing"));
        foreach (var silent in report.Actions.Take(1).SelectMany(list => list.NotLoaded)) Line("    " + terminal.Say(silent));

        Step("review");
        PaceCommand.WriteText(terminal, view, report.Pace);
        Health(report.Health);
    }

    private void Target(LoopReport report)
    {
        if (report.Target.Advice is not { } advice)
        {
            Line("  " + terminal.Say(report.Target.WhyNot!));
            return;
        }
        Line("  " + terminal.Say("loop.target",
            ("period", view.Profile.Calendar.Label(advice.Period)),
            ("floor", advice.Floor.Amount), ("floorShare", new Ratio(advice.Floor.Share)),
            ("target", advice.Target.Amount), ("targetShare", new Ratio(advice.Target.Share)),
            ("stretch", advice.Stretch.Amount), ("stretchShare", new Ratio(advice.Stretch.Share)),
            ("before", advice.Before)));
        Line("  " + terminal.Say(advice.Method));
        Line("  " + terminal.Say(advice.Range));
        if (report.Breakdown is not { } breakdown) return;
        var rollup = new Rollup(breakdown, view);
        Line("  " + terminal.Say("loop.breakdown",
            ("cells", breakdown.Cells.Count),
            ("months", breakdown.SumBy(Dimension.Month).Count), ("reps", breakdown.SumBy(Dimension.Rep).Count), ("lines", breakdown.SumBy(Dimension.Line).Count),
            ("total", breakdown.Total)));
        var table = new TextTable(terminal.Say("dimension.quarter"), terminal.Say("cli.plan.target"));
        foreach (var (key, amount) in rollup.SumBy(Dimension.Quarter)) table.Add(_show.Member(key), Format.Exact(amount, terminal.Language));
        table.Write(terminal.Output, "  ");
    }

    private void Plays(CustomerPlaybook plays)
    {
        foreach (var group in plays.Tiers.Concat(plays.Segments).Where(g => g.Customers > 0))
            Line("  " + terminal.Say("loop.play",
                ("group", terminal.Say(group.Group.TextKey!)), ("customers", group.Customers), ("revenue", group.Revenue), ("share", group.RevenueShare), ("play", group.Play)));
    }

    private void Channels(ChannelReport channels)
    {
        foreach (var line in channels.Lines)
            Line("  " + terminal.Say("loop.channel", ("channel", line.Channel.Name), ("revenue", line.Revenue), ("advice", line.Advice)));
        if (channels.NotLoaded is { } silent) Line("  " + terminal.Say(silent));
    }

    private void Health(HealthReport health)
    {
        foreach (var period in health.Periods)
        {
            var revenue = period.Lines[0];
            Line("  " + terminal.Say("loop.health",
                ("period", view.Profile.Calendar.Label(period.Period)),
                ("revenue", revenue.Now.Value is { } now ? Money.Round(now, view.Profile.Currency) : null),
                ("onYear", revenue.Metric.ChangeText(revenue.ChangeOnYear, terminal.Language)), ("onBefore", revenue.Metric.ChangeText(revenue.ChangeOnBefore, terminal.Language))));
        }
        if (health.Periods[^1].Causes is { } causes)
            new HealthText(terminal, view).Causes(causes);
    }

    private void Step(string key)
    {
        Line("");
        Line($"■ {terminal.Say($"step.{key}")}");
    }

    private void Line(string text) => terminal.Output.WriteLine(text);
}
