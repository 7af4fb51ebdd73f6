using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Attain.Core;
using Attain.Facts;
using Attain.Review;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Attain.App.Report;

/// <summary>
/// Reports as one file each: both languages, every picture and style inside, no script, nothing asked of any network. Readable on
/// screen and phone, light and dark, and on A4 paper.
/// </summary>
public static class HtmlReport
{
    /// <summary>The whole loop.</summary>
    /// <param name="first">The language shown when the file is opened.</param>
    public static string Render(LoopReport report, Texts texts, Language first) =>
        Render<LoopPage>(report.Profile, report.AsOf, texts, first, nameof(LoopPage.Report), report);

    /// <summary>The weekly sales health report by itself.</summary>
    /// <param name="first">The language shown when the file is opened.</param>
    public static string Render(HealthReport report, WorkspaceProfile profile, Texts texts, Language first) =>
        Render<HealthPage>(profile, report.AsOf, texts, first, nameof(HealthPage.Report), report);

    private static string Render<TPage>(WorkspaceProfile profile, DateOnly asOf, Texts texts, Language first, string parameter, object report)
        where TPage : IComponent
    {
        RenderFragment body = builder =>
        {
            builder.OpenComponent<TPage>(0);
            builder.AddComponentParameter(1, parameter, report);
            builder.CloseComponent();
        };
        var title = $"{profile.Name} · {asOf:yyyy-MM-dd} · Attain";
        return Render(new()
        {
            [nameof(Document.Title)] = title,
            [nameof(Document.Chinese)] = new Words(texts, Language.Chinese, profile),
            [nameof(Document.English)] = new Words(texts, Language.English, profile),
            [nameof(Document.Opening)] = first,
            [nameof(Document.Css)] = Css(title),
            [nameof(Document.Body)] = body,
        });
    }

    private static string Render(Dictionary<string, object?> parameters)
    {
        // Chinese stays Chinese in the file instead of a number per character.
        using var services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return renderer.Dispatcher
            .InvokeAsync(async () => (await renderer.RenderComponentAsync<Document>(ParameterView.FromDictionary(parameters))).ToHtmlString())
            .GetAwaiter().GetResult();
    }

    /// <summary>The style sheets, and what stands at the foot of every printed page.</summary>
    private static string Css(string foot) =>
        Resource("tokens.css") + Resource("charts.css") + Resource("report.css") + $$"""@page { @bottom-left { content: {{CssString(foot)}} } }""";

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("Attain.App.Styles." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Quoted for CSS inside HTML: everything that could end the string or the style element is written as its code point.</summary>
    private static string CssString(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '-' or '·') quoted.Append(rune);
            else quoted.Append('\\').Append(rune.Value.ToString("x6", System.Globalization.CultureInfo.InvariantCulture));
        }
        return quoted.Append('"').ToString();
    }
}
