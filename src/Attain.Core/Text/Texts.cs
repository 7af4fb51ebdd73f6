using System.Collections;
using System.Collections.Frozen;
using System.Reflection;
using System.Text;

namespace Attain.Core;

/// <summary>
/// Everything the product says, in both languages. Each floor keeps its texts in an embedded Texts.json:
/// <code>{ "key": { "zh": "…{name}…", "en": "…{name}…" } }</code>
/// </summary>
public sealed class Texts
{
    private readonly FrozenDictionary<string, (TextTemplate Chinese, TextTemplate English)> templates;

    private Texts(FrozenDictionary<string, (TextTemplate Chinese, TextTemplate English)> templates) => this.templates = templates;

    public IReadOnlyCollection<string> Keys => templates.Keys;

    /// <summary>Reads every embedded resource of the assemblies whose name ends in ".Texts.json".</summary>
    /// <exception cref="InvalidOperationException">
    /// A key lacks a language, is declared twice, its placeholders differ between the languages, or a text cannot be read.
    /// All such problems are listed, with their file and key.
    /// </exception>
    public static Texts Load(IEnumerable<Assembly> assemblies)
    {
        var reader = new TextsReader();
        foreach (var assembly in assemblies.Distinct())
        {
            foreach (var resource in assembly.GetManifestResourceNames().Where(IsTexts).Order(StringComparer.Ordinal))
            {
                using var stream = assembly.GetManifestResourceStream(resource)!;
                reader.Read(resource, stream);
            }
        }

        return new Texts(reader.Finish());
    }

    public bool Has(string key) => templates.ContainsKey(key);

    /// <exception cref="KeyNotFoundException">No floor declares the key.</exception>
    /// <exception cref="ArgumentException">The text mentions an argument the sentence does not carry.</exception>
    public string Say(Sentence sentence, Language language)
    {
        if (!templates.TryGetValue(sentence.Key, out var template))
        {
            throw new KeyNotFoundException($"No Texts.json declares '{sentence.Key}'.");
        }

        var said = new StringBuilder();
        foreach (var part in (language == Language.Chinese ? template.Chinese : template.English).Parts)
        {
            said.Append(part.IsPlaceholder ? Say(Argument(sentence, part.Text), part.Exact, language) : part.Text);
        }

        return said.ToString();
    }

    public string Say(string key, Language language) => Say(Sentence.Of(key), language);

    private static bool IsTexts(string resource) => resource.EndsWith(".Texts.json", StringComparison.Ordinal);

    private static object? Argument(Sentence sentence, string name)
    {
        foreach (var argument in sentence.Arguments)
        {
            if (argument.Name == name)
            {
                return argument.Value;
            }
        }

        throw new ArgumentException($"'{sentence.Key}' says {{{name}}}, which the sentence does not carry.", nameof(sentence));
    }

    private string Say(object? value, bool exact, Language language) => value switch
    {
        Sentence sentence => Say(sentence, language),
        Money money when exact => Format.Exact(money, language),
        string => Format.Value(value, language),
        IEnumerable list => Format.Join(list.Cast<object?>().Select(item => Say(item, exact, language)), language),
        _ => Format.Value(value, language),
    };
}
