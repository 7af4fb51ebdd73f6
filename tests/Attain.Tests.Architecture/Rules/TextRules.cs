using System.Text.Json;
using System.Text.RegularExpressions;

namespace Attain.Tests.Architecture.Rules;

/// <summary>
/// Texts are data with a checker. Whether both languages are there, with the same placeholders, Core checks itself whenever the
/// texts are loaded; here they are held against the code that says them.
/// </summary>
internal static partial class TextRules
{
    /// <summary>The keys of a Texts.json with the placeholders of each.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Declared(IEnumerable<string> jsons)
    {
        var declared = new Dictionary<string, IReadOnlySet<string>>();
        foreach (var json in jsons)
        {
            using var document = JsonDocument.Parse(json);
            foreach (var entry in document.RootElement.EnumerateObject())
            {
                var text = string.Concat(entry.Value.EnumerateObject().Select(language => language.Value.GetString())).Replace("{{", "", StringComparison.Ordinal);
                declared[entry.Name] = Placeholder().Matches(text).Select(match => match.Groups["name"].Value).ToHashSet();
            }
        }

        return declared;
    }

    /// <summary>Every declared key stands in the code, as it is or as a string with computed parts that it fits.</summary>
    public static IEnumerable<string> DeclaredKeysAreUsed(IReadOnlyDictionary<string, IReadOnlySet<string>> declared, IReadOnlyCollection<SourceFile> sources)
    {
        var literals = sources.SelectMany(source => source.Literals()).Select(literal => literal.Value).ToHashSet();
        var composed = literals.Where(IsComposed).Select(Pattern).ToList();
        return from key in declared.Keys
               where !literals.Contains(key) && !composed.Exists(pattern => pattern.IsMatch(key))
               select $"'{key}' is declared but nothing says it.";
    }

    /// <summary>Whatever is said, and whatever is handed to a method and looks like a key because its first word begins one, is declared.</summary>
    public static IEnumerable<string> UsedKeysAreDeclared(IReadOnlyDictionary<string, IReadOnlySet<string>> declared, IEnumerable<SourceFile> sources)
    {
        var firstWords = declared.Keys.Where(key => key.Contains('.', StringComparison.Ordinal)).Select(FirstWord).ToHashSet();
        foreach (var source in sources)
        {
            var said = source.Sentences().ToList();
            var looksLikeKey = source.Literals().Where(literal => literal.Handed && KeyShape().IsMatch(literal.Value) && firstWords.Contains(FirstWord(literal.Value)) && !IsFileName(literal.Value));
            foreach (var (key, line) in said.Select(sentence => (sentence.Key, sentence.Line)).Union(looksLikeKey.Select(literal => (literal.Value, literal.Line)))
                .Where(use => !declared.ContainsKey(use.Item1)))
            {
                yield return $"{source.Path}:{line} says '{key}', which no Texts.json declares.";
            }

            foreach (var (key, names, line) in said)
            {
                if (names is not null && declared.TryGetValue(key, out var placeholders) && placeholders.Except(names).ToList() is { Count: > 0 } open)
                {
                    yield return $"{source.Path}:{line} says '{key}' without {string.Join(", ", open)}.";
                }
            }
        }
    }

    private static string FirstWord(string key) => key.Split('.')[0];

    private static bool IsFileName(string text) => FileEnding().IsMatch(text);

    /// <summary>A computed part alone could be anything; with a word and a dot beside it, it is a family of keys.</summary>
    private static bool IsComposed(string literal) => literal.Contains(SourceFile.Hole, StringComparison.Ordinal) && ComposedShape().IsMatch(literal);

    private static Regex Pattern(string literal) =>
        new($"^{Regex.Escape(literal).Replace(SourceFile.Hole.ToString(), "[A-Za-z0-9_-]+", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(5));

    [GeneratedRegex(@"\{(?<name>\w+)(?::\w+)?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^[a-z][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)+$", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex KeyShape();

    [GeneratedRegex("^[A-Za-z0-9_.\u0001-]*[A-Za-z0-9_]\\.[A-Za-z0-9_.\u0001-]*$|^[A-Za-z0-9_.\u0001-]*\\.[A-Za-z0-9_][A-Za-z0-9_.\u0001-]*$", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ComposedShape();

    [GeneratedRegex(@"\.(?:csv|tsv|txt|gz|json|html|css|js|db|sql|md|tmp|log|map|cache)$", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FileEnding();
}
