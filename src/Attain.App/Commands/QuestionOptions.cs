using System.CommandLine;
using Attain.Core;
using Attain.Metrics;

namespace Attain.App.Commands;

/// <summary>The scope and period every question takes: <c>--where</c>, <c>--from</c>, <c>--to</c>, <c>--as-of</c>.</summary>
public sealed class QuestionOptions(Terminal terminal)
{
    private readonly Option<string[]> _where = new("--where") { Description = terminal.Say("cli.option.where"), AllowMultipleArgumentsPerToken = false };
    private readonly Option<string?> _from = new("--from") { Description = terminal.Say("cli.option.from") };
    private readonly Option<string?> _to = new("--to") { Description = terminal.Say("cli.option.to") };

    public void AddTo(Command command)
    {
        command.Options.Add(_where);
        command.Options.Add(_from);
        command.Options.Add(_to);
    }

    public Scope Where(ParseResult parsed, WorkspaceView view) => Lookup.Where(view, parsed.GetValue(_where) ?? []);

    /// <summary>Both ends inclusive as typed; an open end is the first or the as-of day. Null when neither is given.</summary>
    public DateRange? Days(ParseResult parsed, WorkspaceView view) => Range(parsed.GetValue(_from), parsed.GetValue(_to), "--from", "--to", view);

    /// <inheritdoc cref="Days"/>
    public static DateRange? Range(string? from, string? to, string fromOption, string toOption, WorkspaceView view)
    {
        if (from is null && to is null) return null;
        var first = from is null ? view.FactDays.From : Terminal.Day(from, fromOption);
        var last = to is null ? view.AsOf : Terminal.Day(to, toOption);
        if (last < first) throw new RefusedException(Sentence.Of("cli.turnedRound", ("from", first), ("to", last)));
        return DateRange.Inclusive(first, last);
    }
}
