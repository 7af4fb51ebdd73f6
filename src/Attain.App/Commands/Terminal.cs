using System.CommandLine;
using System.Globalization;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.App.Commands;

/// <summary>What every command has at hand: where to write, in which language, and how to open what was asked for.</summary>
public sealed class Terminal(IServiceProvider services, TextWriter output, TextWriter error, Language language)
{
    public Texts Texts { get; } = services.GetRequiredService<Texts>();

    public IServiceProvider Services => services;

    /// <summary>Results only.</summary>
    public TextWriter Output => output;

    /// <summary>Progress and messages.</summary>
    public TextWriter Error => error;

    public Language Language => language;

    public GlobalOptions Options { get; } = new(services.GetRequiredService<Texts>(), language);

    public string Say(string key, params (string Name, object? Value)[] arguments) => Say(Sentence.Of(key, arguments));

    public string Say(Sentence sentence) => Texts.Say(sentence, language);

    /// <summary>The installation in use, once there is one: where trouble is said to be.</summary>
    public string? Place { get; private set; }

    public Installation OpenInstallation(ParseResult parsed)
    {
        var installation = Installation.At(Address(parsed), services.Mappings(), services.GetRequiredService<TimeProvider>(), BusySeconds());
        Place = installation.Place;
        return installation;
    }

    public WorkspaceStore OpenWorkspace(ParseResult parsed, Installation installation)
    {
        var store = installation.Open(parsed.GetValue(Options.Workspace), out var copy);
        if (copy is not null) error.WriteLine(Say("cli.upgraded", ("copy", copy)));
        return store;
    }

    /// <summary>The workspace as the person named by <c>--viewer</c> may see it; without it, the whole company.</summary>
    public WorkspaceView OpenView(ParseResult parsed, Installation installation)
    {
        var view = WorkspaceView.Open(OpenWorkspace(parsed, installation), null);
        if (parsed.GetValue(Options.Viewer) is not { } person) return view;
        return WorkspaceView.Over(view.Facts, view.Thresholds, view.Store, Viewer.Of(Lookup.Person(view, person), view.Directory));
    }

    public bool WantsJson(ParseResult parsed) => parsed.GetValue(Options.Format) == OutputFormat.Json;

    /// <summary>A day as the command line writes it.</summary>
    public static DateOnly Day(string text, string option) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new RefusedException(Sentence.Of("cli.wrongDay", ("text", text), ("option", option)));

    private static int BusySeconds() => Environment.GetEnvironmentVariable("ATTAIN_BUSY_SECONDS") switch
    {
        null or "" => Installation.BusySeconds,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 => seconds,
        var text => throw new RefusedException(Sentence.Of("cli.wrongBusySeconds", ("text", text))),
    };

    private string Address(ParseResult parsed) =>
        parsed.GetValue(Options.Db) ?? (Environment.GetEnvironmentVariable("ATTAIN_DB") is { Length: > 0 } set ? set : "data");
}

public enum OutputFormat
{
    Text,
    Json,
}

/// <summary>The options every command understands.</summary>
public sealed class GlobalOptions(Texts texts, Language language)
{
    public Option<string?> Db { get; } = new("--db") { Description = texts.Say("cli.option.db", language), Recursive = true };

    public Option<string?> Workspace { get; } = new("--workspace") { Description = texts.Say("cli.option.workspace", language), Recursive = true };

    public Option<string?> Viewer { get; } = new("--viewer") { Description = texts.Say("cli.option.viewer", language), Recursive = true };

    public Option<OutputFormat> Format { get; } = new("--format") { Description = texts.Say("cli.option.format", language), Recursive = true };

    public IEnumerable<Option> All => [Db, Workspace, Viewer, Format];
}
