using System.CommandLine;
using Attain.Core;
using Attain.Metrics;
using Attain.Targets;

namespace Attain.App.Commands;

/// <summary>
/// <c>attain funnel --target AMOUNT [--from …] [--to …] [--where …]</c>: how many deals, opportunities, leads and actions a
/// day an amount takes, by the scope's own measured rates.
/// </summary>
public static class FunnelCommand
{
    public static Command Build(Terminal terminal)
    {
        var target = new Option<string>("--target") { Description = terminal.Say("cli.funnel.target"), Required = true };
        var question = new QuestionOptions(terminal);
        var command = new Command("funnel", terminal.Say("cli.funnel")) { target };
        question.AddTo(command);
        command.SetAction(parsed =>
        {
            using var installation = terminal.OpenInstallation(parsed);
            var view = terminal.OpenView(parsed, installation);
            var calendar = view.Profile.Calendar;
            var period = question.Days(parsed, view) ?? calendar.Next(calendar.Of(Grain.Year, view.AsOf)).Days;
            var amount = Money.Round(PlanCommands.Amount(parsed.GetValue(target)!), view.Profile.Currency);
            var plan = FunnelPlanner.Plan(view, amount, period, question.Where(parsed, view));
            if (terminal.WantsJson(parsed)) WriteJson(terminal, view, plan, period);
            else WriteText(terminal, plan, period);
            return CommandLine.Done;
        });
        return command;
    }

    private static void WriteJson(Terminal terminal, WorkspaceView view, FunnelPlan plan, DateRange period) => Json.Document(terminal.Output, json =>
    {
        json.WriteStartObject();
        json.WriteString("asOf", Json.Day(view.AsOf));
        json.WriteString("currency", view.Profile.Currency.Code);
        json.Range("period", period);
        json.Range("measured", plan.Measured);
        json.WriteString("target", plan.Amount.ToExact());
        json.WriteString("averageDeal", plan.Average.ToExact());
        json.WriteString("averageFrom", plan.AverageFrom.ToString());
        Rate("winRate", plan.Win);
        Rate("leadConversion", plan.LeadToOpportunity);
        json.WriteNumber("workingDays", plan.WorkingDays);
        json.WriteNumber("deals", plan.Steps.Deals);
        Count("opportunities", plan.Steps.Opportunities);
        Count("leads", plan.Steps.Leads);
        Count("leadsPerDay", plan.Steps.LeadsPerDay);
        Count("actionsPerDay", plan.Steps.ActionsPerDay);
        if (plan.LeadsRange is { } range)
        {
            json.WriteStartObject("leads80");
            json.WriteString("low", Json.Ratio((decimal)range.Low));
            json.WriteString("high", Json.Ratio((decimal)range.High));
            json.WriteEndObject();
        }
        json.WriteStartArray("missing");
        foreach (var missing in plan.Missing) json.WriteStringValue(terminal.Say(missing));
        json.WriteEndArray();
        json.WriteEndObject();

        void Count(string name, long? count)
        {
            if (count is { } known) json.WriteNumber(name, known);
            else json.WriteNull(name);
        }

        void Rate(string name, MeasuredRate? rate)
        {
            if (rate is null)
            {
                json.WriteNull(name);
                return;
            }
            json.WriteStartObject(name);
            json.WriteString("value", Json.Ratio(rate.Rate.Value));
            json.WriteString("numerator", Json.Plain(rate.Rate.Successes));
            json.WriteString("denominator", Json.Plain(rate.Rate.Trials));
            json.WriteString("low80", Json.Ratio((decimal)rate.Interval.Low));
            json.WriteString("high80", Json.Ratio((decimal)rate.Interval.High));
            json.WriteEndObject();
        }
    });

    private static void WriteText(Terminal terminal, FunnelPlan plan, DateRange period)
    {
        Line("cli.funnel.head", ("amount", plan.Amount), ("period", period), ("days", plan.WorkingDays));
        Line("cli.funnel.deals", ("deals", plan.Steps.Deals), ("average", plan.Average));
        if (plan is { Steps.Opportunities: { } opportunities, Win: { } win })
            Line("cli.funnel.opportunities", ("count", opportunities), ("rate", new Ratio(win.Rate.Value)), ("low", new Ratio((decimal)win.Interval.Low)), ("high", new Ratio((decimal)win.Interval.High)));
        if (plan is { Steps.Leads: { } leads, LeadToOpportunity: { } conversion })
            Line("cli.funnel.leads", ("count", leads), ("rate", new Ratio(conversion.Rate.Value)), ("low", new Ratio((decimal)conversion.Interval.Low)), ("high", new Ratio((decimal)conversion.Interval.High)));
        if (plan.Steps.LeadsPerDay is { } perDay) Line("cli.funnel.perDay", ("count", perDay));
        if (plan.LeadsRange is { } range) Line("cli.funnel.range", ("low", (long)Math.Floor(range.Low)), ("high", (long)Math.Ceiling(range.High)));
        if (plan.Steps.ActionsPerDay is { } actions) Line("cli.funnel.actions", ("count", actions));
        foreach (var missing in plan.Missing) terminal.Output.WriteLine("  " + terminal.Say(missing));

        void Line(string key, params (string Name, object? Value)[] arguments) => terminal.Output.WriteLine(terminal.Say(key, arguments));
    }
}
