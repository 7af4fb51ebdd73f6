using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Attain.App.Web;
using Attain.Core;

namespace Attain.App.Commands;

/// <summary>
/// The terminal's whole contract in one place: parse, run, and turn what went wrong into one sentence and an exit code:
/// 0 done, 1 refused, 2 wrong usage.
/// </summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUsage = 2;

    public static int Run(string[] args, IServiceProvider services, TextWriter output, TextWriter error, Language language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == Language.Chinese ? "zh-CN" : "en-US");
        var terminal = new Terminal(services, output, error, language);
        var root = Root(terminal);
        var parsed = root.Parse(args);
        List<string> wrongs = [.. parsed.Errors.Select(e => e.Message), .. Mistyped(parsed).Select(option => terminal.Say("cli.unknownOption", ("name", option)))];
        if (wrongs.Count > 0)
        {
            foreach (var wrong in wrongs) error.WriteLine(wrong);
            error.WriteLine(terminal.Say("cli.seeHelp", ("command", Path(parsed.CommandResult.Command))));
            return WrongUsage;
        }
        try
        {
            var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
            // A server answers what it was asked before it was told to stop, however crowded it is there.
            if (parsed.CommandResult.Command.Name == ServeCommand.Name) configuration.ProcessTerminationTimeout = WebHost.LongestStop + TimeSpan.FromSeconds(5);
            return parsed.Invoke(configuration);
        }
        catch (RefusedException refused)
        {
            error.WriteLine(terminal.Say(refused.Sentence));
            return Refused;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine(terminal.Say("cli.cancelled"));
            return Refused;
        }
        catch (Exception wrong) when (Trouble.Explain(wrong, terminal.Place) is { } trouble)
        {
            error.WriteLine(terminal.Say(trouble));
            return Refused;
        }
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand(terminal.Say("cli.about"));
        foreach (var option in terminal.Options.All) root.Options.Add(option);
        foreach (var command in Commands(terminal)) root.Subcommands.Add(command);
        return root;
    }

    private static IEnumerable<Command> Commands(Terminal terminal) =>
    [
        InitCommand.Build(terminal),
        ImportCommands.Build(terminal),
        MetricsCommand.Build(terminal),
        DiagnoseCommand.Build(terminal),
        ExplainCommand.Build(terminal),
        SegmentsCommand.Build(terminal),
        PlanCommands.Build(terminal),
        FunnelCommand.Build(terminal),
        PaceCommand.Build(terminal),
        TodayCommand.Build(terminal),
        ReportCommands.Build(terminal),
        LoopCommand.Build(terminal),
        RunCommand.Build(terminal),
        ServeCommand.Build(terminal),
        AccountCommands.Build(terminal),
        CheckCommand.Build(terminal),
    ];

    /// <summary>Options that do not exist are taken for the command's arguments by the parser.</summary>
    private static IEnumerable<string> Mistyped(ParseResult parsed) =>
        parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value).Where(t => t.StartsWith("--", StringComparison.Ordinal));

    private static string Path(Command command) =>
        string.Join(' ', command.Parents.OfType<Command>().Select(p => p.Name).Append(command.Name));
}
