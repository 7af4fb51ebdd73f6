using System.Globalization;
using System.Text.RegularExpressions;
using Attain.Tests.Support;

namespace Attain.App.Tests.Report;

/// <summary>What the colours must hold whoever changes them.</summary>
public sealed partial class TokenTests
{
    private const double Readable = 4.5;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Text_is_readable_on_what_it_stands_on(int theme)
    {
        var colors = Themes()[theme];
        foreach (var text in (string[])["text", "muted", "faint", "ok", "warn", "bad", "more", "less", "brand"])
            foreach (var ground in (string[])["surface", "raised"])
                Contrast(colors[text], colors[ground]).ShouldBeGreaterThanOrEqualTo(Readable, $"{text} on {ground}");
        Contrast(colors["on-brand"], colors["brand"]).ShouldBeGreaterThanOrEqualTo(Readable);
        foreach (var heat in (string[])["heat-0", "heat-1", "heat-2", "heat-3"]) Contrast(colors["on-heat"], colors[heat]).ShouldBeGreaterThanOrEqualTo(Readable, heat);
        foreach (var heat in (string[])["heat-5"]) Contrast(colors["on-heat-strong"], colors[heat]).ShouldBeGreaterThanOrEqualTo(Readable, heat);
    }

    [Fact]
    public void Every_color_is_given_for_both_themes() =>
        OneColor().Matches(File.ReadAllText(Repo.File("src", "Attain.App", "wwwroot", "tokens.css"))).Select(match => match.Value).ShouldBeEmpty();

    [Fact]
    public void Only_the_tokens_know_colors()
    {
        var styles = System.IO.Directory.GetFiles(Repo.File("src", "Attain.App", "wwwroot"), "*.css", SearchOption.AllDirectories)
            .Append(Repo.File("src", "Attain.App", "Styles", "report.css"))
            .Where(file => Path.GetFileName(file) != "tokens.css")
            .Select(File.ReadAllText);
        var report = string.Join('\n', styles);
        // Page margins stand outside the document, where custom properties do not reach.
        var outsidePages = string.Join('\n', report.Split('\n').Where(line => !line.StartsWith("@page", StringComparison.Ordinal)));
        Hex().Matches(outsidePages).Select(match => match.Value).ShouldBeEmpty();
    }

    /// <summary>What every token is in light and in dark.</summary>
    private static List<Dictionary<string, string>> Themes()
    {
        var tokens = Token().Matches(File.ReadAllText(Repo.File("src", "Attain.App", "wwwroot", "tokens.css")));
        return
        [
            tokens.ToDictionary(token => token.Groups["name"].Value, token => token.Groups["light"].Value),
            tokens.ToDictionary(token => token.Groups["name"].Value, token => token.Groups["dark"].Value),
        ];
    }

    /// <summary>The ratio of relative luminances, WCAG 2.2.</summary>
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(0) + 0.7152 * Channel(2) + 0.0722 * Channel(4);
    }

    [GeneratedRegex("--(?<name>[a-z0-9-]+): light-dark\\(#(?<light>[0-9a-f]{6}), #(?<dark>[0-9a-f]{6})\\);", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Token();

    [GeneratedRegex("--[a-z0-9-]+: #[0-9a-f]{3,8};", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex OneColor();

    [GeneratedRegex("#[0-9a-fA-F]{3,8}\\b", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Hex();
}
