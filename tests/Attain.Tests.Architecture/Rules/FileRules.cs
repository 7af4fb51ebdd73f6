using System.Text.RegularExpressions;

namespace Attain.Tests.Architecture.Rules;

/// <summary>What holds for every file, whatever is written in it.</summary>
internal static partial class FileRules
{
    private const int MostLines = 400;

    private static readonly string[] Code = [".cs", ".razor", ".js", ".css", ".sh", ".bash", ".sql"];

    /// <summary>A file reads at one sitting. Migrations are written by a tool and read by it.</summary>
    /// <param name="allowed">Paths that may be longer, each with the reason.</param>
    public static IEnumerable<string> FilesStayShort(IEnumerable<RepoFile> files, IReadOnlyDictionary<string, string> allowed) =>
        from file in files
        where Code.Contains(Path.GetExtension(file.Path)) && !file.Path.Contains("/Migrations/", StringComparison.Ordinal) && !allowed.ContainsKey(file.Path)
        let lines = file.Text.AsSpan().Count('\n')
        where lines > MostLines
        select $"{file.Path} has {lines} lines, more than {MostLines}.";

    /// <summary>An exception that is no longer needed is removed from the list.</summary>
    public static IEnumerable<string> ExceptionsAreNeeded(IReadOnlyCollection<RepoFile> files, IReadOnlyDictionary<string, string> allowed)
    {
        var withoutExceptions = FilesStayShort(files, new Dictionary<string, string>()).ToList();
        return from path in allowed.Keys
               where !withoutExceptions.Exists(violation => violation.StartsWith(path + " ", StringComparison.Ordinal))
               select $"{path} needs no exception any more.";
    }

    /// <summary>The repository works for whoever clones it: no place of one machine, no package registry of one network.</summary>
    public static IEnumerable<string> NothingIsTiedToOneMachine(IEnumerable<RepoFile> files) =>
        from file in files
        from Match match in Registry().Matches(file.Text).Concat(Workplace().Matches(file.Text))
        select $"{file.Path}:{file.Text.AsSpan(0, match.Index).Count('\n') + 1} names {match.Value}.";

    /// <summary>Scripts can be started: shell files, and whatever says in its first line what runs it.</summary>
    public static IEnumerable<string> ScriptsAreExecutable(IEnumerable<RepoFile> files) =>
        from file in files
        where file.Path.EndsWith(".sh", StringComparison.Ordinal) || file.Text.StartsWith("#!", StringComparison.Ordinal)
        where !file.Executable
        select $"{file.Path} is not executable.";

    // Written so that the patterns do not find themselves.
    [GeneratedRegex(@"\b(?:registry[.]|api[.]nuget[.]|pypi[.]|files[.]pythonhosted[.]|proxy[.]golang[.]|deb[.]debian[.]|docker[.]io\b)[\w.-]*", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Registry();

    [GeneratedRegex(@"(?<![\w./~-])[/](?:work|tmp/wt)/[\w.-]+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Workplace();
}
