using System.CommandLine;
using System.Data.Common;
using System.Globalization;
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
        if (parsed.Errors.Count > 0)
        {
            foreach (var wrong in parsed.Errors) error.WriteLine(wrong.Message);
            error.WriteLine(terminal.Say("cli.seeHelp", ("command", Path(parsed.CommandResult.Command))));
            return WrongUsage;
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
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
        catch (Exception wrong) when (wrong is DbException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(terminal.Say(Trouble.Explain(wrong)));
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
        PaceCommand.Build(terminal),
        TodayCommand.Build(terminal),
        ReportCommands.Build(terminal),
        LoopCommand.Build(terminal),
        RunCommand.Build(terminal),
        CheckCommand.Build(terminal),
    ];

    private static string Path(Command command) =>
        string.Join(' ', command.Parents.OfType<Command>().Select(p => p.Name).Append(command.Name));
}
