using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Attain.App.Components;

/// <summary>Lucide's icons by name, as far as Browser.targets lists them.</summary>
public static partial class Icons
{
    private const string Prefix = "Attain.App.Icons.";

    private static readonly FrozenDictionary<string, string> Shapes = typeof(Icons).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..^".svg".Length], Shape, StringComparer.Ordinal);

    /// <exception cref="KeyNotFoundException">Browser.targets does not list it.</exception>
    public static string Svg(string name, int size)
    {
        var edge = size.ToString(CultureInfo.InvariantCulture);
        return $"""<svg class="icon" width="{edge}" height="{edge}" viewBox="0 0 24 24" aria-hidden="true">{Shapes[name]}</svg>""";
    }

    /// <summary>What is inside the file's svg element; line and colour come from the style sheet.</summary>
    private static string Shape(string resource)
    {
        using var reader = new StreamReader(typeof(Icons).Assembly.GetManifestResourceStream(resource)!);
        return Blank().Replace(Inside().Match(reader.ReadToEnd()).Groups["shape"].Value, " ").Trim();
    }

    [GeneratedRegex("<svg[^>]*>(?<shape>.*)</svg>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Inside();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blank();
}
