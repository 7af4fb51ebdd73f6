using System.CommandLine;
using Attain.Core;
using Attain.Metrics;

namespace Attain.App.Commands;

/// <summary><c>attain explain METRIC --from A --to B --vs-from C --vs-to D</c>: a change split among its drivers.</summary>
public static class ExplainCommand
{
    public static Command Build(Terminal terminal)
    {
        var metric = new Argument<string>("metric") { Description = terminal.Say("cli.explain.metric") };
        var question = new QuestionOptions(terminal);
        var vsFrom = new Option<string?>("--vs-from") { Description = terminal.Say("cli.explain.vsFrom") };
        var vsTo = new Option<string?>("--vs-to") { Description = terminal.Say("cli.explain.vsTo") };
        var method = new Option<GapMethod>("--method") { Description = terminal.Say("cli.explain.method") };
        var command = new Command("explain", terminal.Say("cli.explain")) { metric, vsFrom, vsTo, method };
        question.AddTo(command);
        command.SetAction(parsed =>
        {
            using var installation = terminal.OpenInstallation(parsed);
            var view = terminal.OpenView(parsed, installation);
            var id = MetricCatalogue.TryFind(parsed.GetValue(metric)!, out var known) ? known.Id : throw new RefusedException(Sentence.Of("cli.unknownMetric", ("name", parsed.GetValue(metric))));
            var days = question.Days(parsed, view) ?? TrailingYear.EndingOn(view.AsOf);
            var versus = QuestionOptions.Range(parsed.GetValue(vsFrom), parsed.GetValue(vsTo), "--vs-from", "--vs-to", view)
                ?? new DateRange(days.From.AddYears(-1), days.To.AddYears(-1));
            var gap = GapExplainer.Explain(view, id, days, versus, question.Where(parsed, view), parsed.GetValue(method));
            if (terminal.WantsJson(parsed)) WriteJson(terminal, view, id, days, versus, gap);
            else WriteText(terminal, view, gap);
            return CommandLine.Done;
        });
        return command;
    }

    private static void WriteJson(Terminal terminal, WorkspaceView view, MetricId metric, DateRange days, DateRange versus, GapExplanation gap) =>
        Json.Document(terminal.Output, json =>
        {
            json.WriteStartObject();
            json.WriteString("asOf", Json.Day(view.AsOf));
            json.WriteString("currency", view.Profile.Currency.Code);
            json.WriteString("metric", metric.ToString());
            json.Range("days", days);
            json.Range("versus", versus);
            json.WriteString("from", view.Profile.Money(gap.From).ToExact());
            json.WriteString("to", view.Profile.Money(gap.To).ToExact());
            json.WriteString("change", view.Profile.Money(gap.Gap).ToExact());
            json.WriteString("method", gap.Method);
            json.Parts(gap, view.Profile, terminal);
            json.WriteEndObject();
        });

    private static void WriteText(Terminal terminal, WorkspaceView view, GapExplanation gap)
    {
        var table = new TextTable(terminal.Say("cli.explain.driver"), terminal.Say("cli.explain.amount"));
        table.Add(terminal.Say("cli.explain.before"), Format.Exact(view.Profile.Money(gap.From), terminal.Language));
        foreach (var part in gap.Parts) table.Add(terminal.Say(part.Driver), Format.Exact(view.Profile.Money(part.Units), terminal.Language));
        table.Add(terminal.Say("cli.explain.after"), Format.Exact(view.Profile.Money(gap.To), terminal.Language));
        table.Write(terminal.Output);
    }
}
