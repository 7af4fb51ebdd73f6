using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Attain.Core;
using Attain.Metrics;
using Attain.Targets;

namespace Attain.App.Commands;

/// <summary><c>attain plan new|show|list</c>: the year's target, cut down to month × rep × line.</summary>
public static class PlanCommands
{
    public static Command Build(Terminal terminal)
    {
        var plan = new Command("plan", terminal.Say("cli.plan"));
        plan.Subcommands.Add(New(terminal));
        plan.Subcommands.Add(Show(terminal));
        plan.Subcommands.Add(List(terminal));
        return plan;
    }

    private static Command New(Terminal terminal)
    {
        var year = new Option<int>("--year") { Description = terminal.Say("cli.plan.year"), Required = true };
        var total = new Option<string?>("--total") { Description = terminal.Say("cli.plan.total") };
        var along = new Option<string?>("--along") { Description = terminal.Say("cli.plan.along") };
        var why = new Option<string?>("--why") { Description = terminal.Say("cli.plan.why") };
        var command = new Command("new", terminal.Say("cli.plan.new")) { year, total, along, why };
        command.SetAction(parsed =>
        {
            using var installation = terminal.OpenInstallation(parsed);
            var view = terminal.OpenView(parsed, installation);
            var cutAlong = (parsed.GetValue(along) ?? "month,rep,line").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var made = PlanService.New(
                view,
                parsed.GetValue(year),
                parsed.GetValue(total) is { } text ? Amount(text) : Advised(view, parsed.GetValue(year)),
                [.. cutAlong.Select(Lookup.DimensionNamed)],
                Environment.UserName,
                parsed.GetValue(why) ?? "");
            return Write(terminal, view, made, terminal.WantsJson(parsed));
        });
        return command;
    }

    private static Command Show(Terminal terminal)
    {
        var name = new Argument<string?>("name") { Description = terminal.Say("cli.plan.name"), Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("show", terminal.Say("cli.plan.show")) { name };
        command.SetAction(parsed =>
        {
            using var installation = terminal.OpenInstallation(parsed);
            var view = terminal.OpenView(parsed, installation);
            return Write(terminal, view, PlanService.Show(view, parsed.GetValue(name)), terminal.WantsJson(parsed));
        });
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var command = new Command("list", terminal.Say("cli.plan.list"));
        command.SetAction(parsed =>
        {
            using var installation = terminal.OpenInstallation(parsed);
            var plans = PlanService.List(terminal.OpenView(parsed, installation));
            if (terminal.WantsJson(parsed)) Json.Document(terminal.Output, json => WriteJson(json, plans));
            else foreach (var plan in plans) terminal.Output.WriteLine($"{plan.Name}  v{plan.Version}  {Format.Exact(plan.Total, terminal.Language)}  {string.Join(" × ", plan.Along.Select(d => terminal.Say($"dimension.{d.Name()}")))}");
            return CommandLine.Done;
        });
        return command;
    }

    public static void WriteJson(Utf8JsonWriter json, IEnumerable<PlanSummary> plans)
    {
        json.WriteStartObject();
        json.WriteStartArray("plans");
        foreach (var plan in plans)
        {
            json.WriteStartObject();
            json.WriteString("plan", plan.Name);
            json.Range("days", plan.Days);
            json.WriteString("total", plan.Total.ToExact());
            json.WriteNumber("version", plan.Version);
            json.WriteString("status", plan.Status.ToString().ToLowerInvariant());
            json.WriteNumber("cells", plan.Cells);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static decimal Amount(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : throw new RefusedException(Sentence.Of("cli.plan.wrongTotal", ("text", text)));

    /// <summary>Without a total, what history supports.</summary>
    private static decimal Advised(WorkspaceView view, int year)
    {
        var result = TargetAdvisor.Advise(view, view.Profile.Calendar.Of(Grain.Year, new DateOnly(year, view.Profile.Calendar.FirstMonth, 1)));
        return result.Advice is { } advice
            ? Math.Round(advice.Target.Amount.ToDecimal(), Math.Min(PlanService.FinestScale, view.Profile.Currency.Scale))
            : throw new RefusedException(Sentence.Of("cli.plan.noAdvice", ("why", result.WhyNot)));
    }

    private static int Write(Terminal terminal, WorkspaceView view, PlanView plan, bool asJson)
    {
        if (asJson) Json.Document(terminal.Output, json => WriteJson(json, view, plan));
        else WriteText(terminal, view, plan);
        return CommandLine.Done;
    }

    public static void WriteJson(Utf8JsonWriter json, WorkspaceView view, PlanView plan)
    {
        json.WriteStartObject();
        json.WriteString("plan", plan.Name);
        json.Range("days", plan.Days);
        json.WriteString("metric", plan.Metric);
        json.WriteString("currency", plan.Cells.Currency.Code);
        json.WriteNumber("version", plan.Version);
        json.WriteString("status", plan.Status.ToString().ToLowerInvariant());
        json.WriteString("total", plan.Cells.Total.ToExact());
        json.WriteStartObject("totals");
        foreach (var totals in plan.Totals)
        {
            json.WriteStartArray(totals.Dimension.Name());
            foreach (var node in totals.Members)
            {
                json.WriteStartObject();
                json.Member(node.Key!, view.Profile);
                json.WriteString("target", node.Target.ToExact());
                json.MoneyOrNull("actual", node.Actual);
                if (node.Attainment is { } attainment) json.WriteString("attainment", Json.Ratio(attainment));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteStartArray("cells");
        foreach (var cell in plan.Cells.Cells)
        {
            json.WriteStartObject();
            for (var i = 0; i < plan.Cells.Along.Count; i++) json.Member(view.Member(plan.Cells.Along[i], cell.Keys[i]), view.Profile);
            json.WriteString("amount", new Money(cell.Units, plan.Cells.Currency).ToExact());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteText(Terminal terminal, WorkspaceView view, PlanView plan)
    {
        var show = new Show(terminal, view.Profile);
        terminal.Output.WriteLine(terminal.Say("cli.plan.head", ("name", plan.Name), ("total", Format.Exact(plan.Cells.Total, terminal.Language)), ("cells", plan.Cells.Cells.Count), ("version", plan.Version)));
        foreach (var totals in plan.Totals)
        {
            terminal.Output.WriteLine();
            var table = new TextTable(terminal.Say($"dimension.{totals.Dimension.Name()}"), terminal.Say("cli.plan.target"), terminal.Say("cli.plan.actual"), terminal.Say("cli.plan.attainment"));
            foreach (var node in totals.Members)
                table.Add(
                    show.Member(node.Key!),
                    Format.Exact(node.Target, terminal.Language),
                    node.Actual is { } actual ? Format.Exact(actual, terminal.Language) : "—",
                    Format.Percent(node.Attainment, terminal.Language));
            table.Write(terminal.Output);
        }
    }
}
