using Attain.Core;
using Attain.Metrics;

namespace Attain.App.Commands;

/// <summary>Finds what people name on the command line.</summary>
public static class Lookup
{
    /// <summary>A person by external id or name; several of that name are refused with their ids.</summary>
    public static int Person(WorkspaceView view, string text)
    {
        var found = view.Directory.Find(Dimension.Rep, text);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new RefusedException(Sentence.Of("cli.unknownPerson", ("text", text))),
            _ => throw new RefusedException(Sentence.Of("cli.severalPeople", ("text", text), ("ids", found.Select(id => view.Directory[Dimension.Rep, id]!.ExternalId).ToList()))),
        };
    }

    /// <summary><c>territory=Northwest</c>, several of one dimension meaning any of them.</summary>
    public static Scope Where(WorkspaceView view, IEnumerable<string> conditions)
    {
        var scope = Scope.Company;
        foreach (var group in conditions.Select(Split).GroupBy(c => c.Dimension))
            scope = scope.With(group.Key, [.. group.SelectMany(c => Members(view, c.Dimension, c.Member))]);
        return scope;
    }

    private static (Dimension Dimension, string Member) Split(string condition)
    {
        var parts = condition.Split('=', 2);
        if (parts.Length != 2) throw new RefusedException(Sentence.Of("cli.wrongWhere", ("text", condition)));
        var dimension = DimensionNamed(parts[0].Trim());
        if (dimension.IsTime()) throw new RefusedException(Sentence.Of("cli.whereTime", ("dimension", dimension.Name())));
        return (dimension, parts[1].Trim());
    }

    public static Dimension DimensionNamed(string name) =>
        Dimensions.TryParse(name, out var dimension)
            ? dimension
            : throw new RefusedException(Sentence.Of("cli.unknownDimension", ("name", name), ("known", Enum.GetValues<Dimension>().Select(d => d.Name()).ToList())));

    private static IReadOnlyList<int> Members(WorkspaceView view, Dimension dimension, string text)
    {
        var found = view.Find(dimension, text);
        return found.Count > 0 ? found : throw new RefusedException(Sentence.Of("cli.unknownMember", ("dimension", dimension.Name()), ("text", text)));
    }
}
