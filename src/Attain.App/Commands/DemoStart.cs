using System.CommandLine;
using Attain.Core;
using Attain.Demo;
using Attain.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.App.Commands;

/// <summary>Makes the demo company, telling how far it is: the options of <c>attain init --demo</c>.</summary>
public sealed class DemoStart(Terminal terminal)
{
    private const int FewestMonths = 24;
    private const int MostMonths = 60;

    private readonly Option<bool> demo = new("--demo") { Description = terminal.Say("cli.init.demo") };
    private readonly Option<int> seed = new("--seed") { Description = terminal.Say("cli.init.seed"), DefaultValueFactory = _ => 1 };
    private readonly Option<int> months = new("--months") { Description = terminal.Say("cli.init.months"), DefaultValueFactory = _ => FewestMonths };
    private readonly Option<bool> clean = new("--clean") { Description = terminal.Say("cli.init.clean") };

    public void AddTo(Command command)
    {
        command.Add(demo);
        command.Add(seed);
        command.Add(months);
        command.Add(clean);
    }

    public bool IsAsked(ParseResult parsed) => parsed.GetValue(demo);

    public WorkspaceStore Load(Installation installation, ParseResult parsed, CancellationToken cancellation)
    {
        var asked = parsed.GetValue(months);
        if (asked is < FewestMonths or > MostMonths)
            throw new RefusedException(Sentence.Of("cli.init.wrongMonths", ("months", asked), ("fewest", FewestMonths), ("most", MostMonths)));
        var options = new DemoOptions { Seed = parsed.GetValue(seed), Months = asked, Without = parsed.GetValue(clean) ? DemoOptions.Everything : new HashSet<DemoCause>() };
        var store = new DemoLoader(installation, terminal.Services.GetRequiredService<TimeProvider>())
            .Load(parsed.GetValue(terminal.Options.Workspace), options, new Telling(terminal), cancellation);
        terminal.Error.WriteLine(terminal.Say("cli.init.done", ("name", store.Profile().Name), ("place", store.Database.Place)));
        return store;
    }

    /// <summary>The rows so far on one line where somebody watches.</summary>
    private sealed class Telling(Terminal terminal) : IProgress<DemoProgress>
    {
        private readonly bool visible = !Console.IsErrorRedirected;

        public void Report(DemoProgress value)
        {
            if (visible) terminal.Error.Write($"\r{terminal.Say("cli.init.demoRows", ("rows", value.Rows), ("of", value.Of))}\e[K{(value.Rows == value.Of ? "\r\n" : "")}");
        }
    }
}
