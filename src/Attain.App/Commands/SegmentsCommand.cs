using System.CommandLine;
using Attain.Core;
using Attain.Metrics;
using Attain.Strategy;

namespace Attain.App.Commands;

/// <summary><c>attain segments [--as-of DAY]</c>: tier and RFM segment of every customer.</summary>
public static class SegmentsCommand
{
    public static Command Build(Terminal terminal)
    {
        var asOf = AsOfOption.New(terminal);
        var command = new Command("segments", terminal.Say("cli.segments")) { asOf };
        command.SetAction(parsed =>
        {
            using var installation = terminal.OpenInstallation(parsed);
            var view = AsOfOption.Apply(parsed.GetValue(asOf), terminal.OpenView(parsed, installation));
            if (terminal.WantsJson(parsed)) WriteJson(terminal, view);
            else WriteText(terminal, view);
            return CommandLine.Done;
        });
        return command;
    }

    private static void WriteJson(Terminal terminal, WorkspaceView view) => Json.Document(terminal.Output, json =>
    {
        json.WriteStartObject();
        json.WriteString("asOf", Json.Day(view.AsOf));
        json.WriteString("currency", view.Profile.Currency.Code);
        json.WriteStartArray("customers");
        foreach (var standing in view.Standings.All)
        {
            json.WriteStartObject();
            json.Member(view.Member(Dimension.Customer, standing.CustomerId), view.Profile);
            json.WriteString("tier", view.Member(Dimension.Tier, standing.Tier).ExternalId);
            json.WriteString("segment", view.Member(Dimension.Segment, standing.Segment).ExternalId);
            json.WriteNumber("recencyDays", standing.Recency);
            json.WriteNumber("frequency", standing.Frequency);
            json.WriteString("monetary", view.Profile.Money(standing.Monetary).ToExact());
            json.WriteNumber("r", standing.R);
            json.WriteNumber("f", standing.F);
            json.WriteNumber("m", standing.M);
            json.WriteString("contribution", view.Profile.Money(standing.Contribution).ToExact());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteText(Terminal terminal, WorkspaceView view)
    {
        var book = CustomerPlays.Build(view);
        foreach (var groups in new[] { book.Tiers, book.Segments })
        {
            var table = new TextTable(terminal.Say("cli.segments.group"), terminal.Say("cli.segments.customers"), terminal.Say("cli.segments.revenue"), terminal.Say("cli.segments.share"));
            foreach (var group in groups)
                table.Add(
                    terminal.Say(group.Group.TextKey!),
                    group.Customers.Text(),
                    Format.Short(group.Revenue, terminal.Language),
                    Format.Percent(group.RevenueShare?.Value, terminal.Language));
            table.Write(terminal.Output);
            terminal.Output.WriteLine();
        }
    }
}

/// <summary>The <c>--as-of DAY</c> of commands that look at one day.</summary>
public static class AsOfOption
{
    public static Option<string?> New(Terminal terminal) => new("--as-of") { Description = terminal.Say("cli.option.asOf") };

    public static WorkspaceView Apply(string? day, WorkspaceView view) => day is null ? view : view.AsOfDay(Terminal.Day(day, "--as-of"));
}
