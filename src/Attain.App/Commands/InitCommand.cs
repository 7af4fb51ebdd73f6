using System.CommandLine;
using Attain.Core;
using Attain.Facts;

namespace Attain.App.Commands;

/// <summary><c>attain init</c>: creates or upgrades the database; fills it with the real sample or the generated demo company when asked.</summary>
public static class InitCommand
{
    public static Command Build(Terminal terminal)
    {
        var sample = new Option<string?>("--sample") { Description = terminal.Say("cli.init.sample") };
        var demo = new DemoStart(terminal);
        var currency = new Option<string?>("--currency") { Description = terminal.Say("cli.init.currency") };
        var scale = new Option<int?>("--scale") { Description = terminal.Say("cli.init.scale") };
        var firstMonth = new Option<int?>("--fiscal-first-month") { Description = terminal.Say("cli.init.firstMonth") };
        var firstDay = new Option<string?>("--week-start") { Description = terminal.Say("cli.init.weekStart") };
        var zone = new Option<string?>("--time-zone") { Description = terminal.Say("cli.init.timeZone") };
        var calendar = new Option<string?>("--calendar") { Description = terminal.Say("cli.init.calendar") };
        var asOf = new Option<string?>("--as-of") { Description = terminal.Say("cli.init.asOf") };
        var command = new Command("init", terminal.Say("cli.init")) { sample, currency, scale, firstMonth, firstDay, zone, calendar, asOf };
        demo.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            // Read before anything is made: a wrong day changes nothing.
            var setAsOf = parsed.GetValue(asOf) is { } day && day != "auto" ? Terminal.Day(day, "--as-of") : (DateOnly?)null;
            using var installation = terminal.OpenInstallation(parsed);
            if (parsed.GetValue(sample) is { } name)
            {
                SampleStart.Load(terminal, installation, name, cancellation);
                return Task.FromResult(CommandLine.Done);
            }
            if (demo.IsAsked(parsed))
            {
                demo.Load(installation, parsed, cancellation);
                return Task.FromResult(CommandLine.Done);
            }
            var standard = new NewWorkspace(parsed.GetValue(terminal.Options.Workspace) ?? terminal.Say("cli.init.defaultName"));
            var store = installation.Ensure(standard with
            {
                Currency = parsed.GetValue(currency)?.ToUpperInvariant() ?? standard.Currency,
                Scale = parsed.GetValue(scale) ?? standard.Scale,
                FiscalFirstMonth = parsed.GetValue(firstMonth) ?? standard.FiscalFirstMonth,
                FirstDayOfWeek = WeekStart(parsed.GetValue(firstDay)) ?? standard.FirstDayOfWeek,
                TimeZone = parsed.GetValue(zone) ?? standard.TimeZone,
                WorkingCalendar = parsed.GetValue(calendar) ?? standard.WorkingCalendar,
            });
            if (parsed.GetValue(asOf) is not null) store.SetAsOf(setAsOf);
            terminal.Error.WriteLine(terminal.Say("cli.init.done", ("name", store.Profile().Name), ("place", store.Database.Place)));
            return Task.FromResult(CommandLine.Done);
        });
        return command;
    }

    private static DayOfWeek? WeekStart(string? text) => text?.ToLowerInvariant() switch
    {
        null => null,
        "monday" => DayOfWeek.Monday,
        "sunday" => DayOfWeek.Sunday,
        _ => throw new RefusedException(Sentence.Of("cli.init.wrongWeekStart", ("text", text))),
    };
}
