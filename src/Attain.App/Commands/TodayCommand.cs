using System.CommandLine;
using System.Text.Json;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;

namespace Attain.App.Commands;

/// <summary><c>attain today --person ID [--as-of DAY]</c>: what somebody should do today, and why.</summary>
public static class TodayCommand
{
    public static Command Build(Terminal terminal)
    {
        var person = new Option<string>("--person") { Description = terminal.Say("cli.today.person"), Required = true };
        var asOf = AsOfOption.New(terminal);
        var command = new Command("today", terminal.Say("cli.today")) { person, asOf };
        command.SetAction(parsed =>
        {
            using var installation = terminal.OpenInstallation(parsed);
            var view = AsOfOption.Apply(parsed.GetValue(asOf), terminal.OpenView(parsed, installation));
            var list = DailyActions.For(view, Lookup.Person(view, parsed.GetValue(person)!));
            if (terminal.WantsJson(parsed)) Json.Document(terminal.Output, json =>
            {
                json.WriteStartObject();
                json.WriteString("currency", view.Profile.Currency.Code);
                json.Actions(list, view.Profile, terminal);
                json.WriteEndObject();
            });
            else
            {
                WriteText(terminal, list);
                foreach (var silent in list.NotLoaded) terminal.Output.WriteLine($"    {terminal.Say(silent)}");
            }
            return CommandLine.Done;
        });
        return command;
    }

    public static void Actions(this Utf8JsonWriter json, ActionList list, WorkspaceProfile profile, Terminal terminal)
    {
        json.WriteString("asOf", Json.Day(list.Day));
        json.WriteStartObject("person");
        json.WriteString("id", list.Person.ExternalId);
        json.WriteString("name", list.Person.Name);
        json.WriteEndObject();
        json.WriteStartArray("actions");
        foreach (var action in list.Actions)
        {
            json.WriteStartObject();
            json.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(action.Kind.ToString()));
            if (action.Customer is { } customer) json.Member(customer, profile);
            if (action.Subject is { } subject) json.WriteString("subject", subject);
            json.WriteString("reason", terminal.Say(action.Reason));
            json.MoneyOrNull("atStake", action.AtStake);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("more", list.Left);
        json.WriteStartArray("notLoaded");
        foreach (var silent in list.NotLoaded) json.WriteStringValue(terminal.Say(silent));
        json.WriteEndArray();
    }

    public static void WriteText(Terminal terminal, ActionList list, int most = int.MaxValue)
    {
        terminal.Output.WriteLine(terminal.Say("cli.today.head", ("person", list.Person.Name), ("day", list.Day), ("count", list.Actions.Count)));
        foreach (var action in list.Actions.Take(most))
            terminal.Output.WriteLine($"  · {terminal.Say($"action.{action.Kind}")} {action.Customer?.Name ?? action.Subject}  {terminal.Say(action.Reason)}");
        var left = list.Left + Math.Max(0, list.Actions.Count - most);
        if (left > 0) terminal.Output.WriteLine($"    {terminal.Say("cli.today.more", ("count", left))}");
        if (list.Actions.Count == 0) terminal.Output.WriteLine($"  {terminal.Say("cli.today.nothing")}");
    }
}
