using System.Collections.Frozen;
using System.Text.Json;

namespace Attain.Core;

/// <summary>Gathers texts from several files and everything that is wrong with them.</summary>
internal sealed class TextsReader
{
    private readonly Dictionary<string, (TextTemplate Chinese, TextTemplate English)> templates = [];
    private readonly Dictionary<string, string> declaredIn = [];
    private readonly List<string> problems = [];

    public void Read(string file, Stream json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var entry in document.RootElement.EnumerateObject())
            {
                Add(file, entry.Name, entry.Value);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            problems.Add($"{file}: {error.Message}");
        }
    }

    public FrozenDictionary<string, (TextTemplate Chinese, TextTemplate English)> Finish() => problems.Count == 0
        ? templates.ToFrozenDictionary()
        : throw new InvalidOperationException("The texts have problems:" + string.Concat(problems.Select(problem => Environment.NewLine + "- " + problem)));

    private void Add(string file, string key, JsonElement entry)
    {
        if (!declaredIn.TryAdd(key, file))
        {
            problems.Add($"{file}: '{key}' is declared in {declaredIn[key]} already.");
            return;
        }

        // Both are read before either is judged, so that one run names everything missing.
        var (inChinese, inEnglish) = (Template(file, key, entry, "zh"), Template(file, key, entry, "en"));
        if (inChinese is not { } chinese || inEnglish is not { } english)
        {
            return;
        }

        var unlike = chinese.Placeholders.ToHashSet();
        unlike.SymmetricExceptWith(english.Placeholders);
        if (unlike.Count > 0)
        {
            problems.Add($"{file}: '{key}' mentions {string.Join(", ", unlike.Order().Select(name => $"{{{name}}}"))} in one language only.");
            return;
        }

        templates.Add(key, (chinese, english));
    }

    private TextTemplate? Template(string file, string key, JsonElement entry, string language)
    {
        if (entry.ValueKind != JsonValueKind.Object
            || !entry.TryGetProperty(language, out var text) || text.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(text.GetString()))
        {
            problems.Add($"{file}: '{key}' lacks \"{language}\".");
            return null;
        }

        try
        {
            return TextTemplate.Parse(text.GetString()!);
        }
        catch (FormatException error)
        {
            problems.Add($"{file}: '{key}' in \"{language}\": {error.Message}.");
            return null;
        }
    }
}
