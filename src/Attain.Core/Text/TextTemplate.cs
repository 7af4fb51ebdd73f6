using System.Text;

namespace Attain.Core;

/// <summary>One text in one language, cut at its placeholders: "{name}" or "{name:exact}"; "{{" and "}}" stand for braces.</summary>
internal sealed record TextTemplate(IReadOnlyList<TextTemplate.Part> Parts)
{
    /// <summary>Literal text, or a placeholder when <see cref="IsPlaceholder"/>; <see cref="Exact"/> asks for the full figure of an amount.</summary>
    internal readonly record struct Part(string Text, bool IsPlaceholder, bool Exact);

    public IEnumerable<string> Placeholders => Parts.Where(part => part.IsPlaceholder).Select(part => part.Text).Distinct();

    /// <exception cref="FormatException">A brace is left open or stands alone, a placeholder is empty or asks for an unknown form.</exception>
    public static TextTemplate Parse(string text)
    {
        var parts = new List<Part>();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var doubled = i + 1 < text.Length && text[i + 1] == text[i];
            switch (text[i])
            {
                case '{' or '}' when doubled:
                    literal.Append(text[i++]);
                    break;
                case '{':
                    var end = text.IndexOf('}', i);
                    if (end < 0)
                    {
                        throw new FormatException("a brace is left open");
                    }

                    AddLiteral();
                    parts.Add(Placeholder(text[(i + 1)..end]));
                    i = end;
                    break;
                case '}':
                    throw new FormatException("a closing brace stands alone");
                default:
                    literal.Append(text[i]);
                    break;
            }
        }

        AddLiteral();
        return new TextTemplate(parts);

        void AddLiteral()
        {
            if (literal.Length > 0)
            {
                parts.Add(new Part(literal.ToString(), IsPlaceholder: false, Exact: false));
                literal.Clear();
            }
        }
    }

    private static Part Placeholder(string inside)
    {
        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? inside : inside[..colon];
        var form = colon < 0 ? "" : inside[(colon + 1)..];
        if (name.Length == 0 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '_'))
        {
            throw new FormatException($"'{name}' cannot be a placeholder's name");
        }

        return form is "" or "exact"
            ? new Part(name, IsPlaceholder: true, Exact: form == "exact")
            : throw new FormatException($"'{form}' is no known form of a value; only 'exact' is");
    }
}
