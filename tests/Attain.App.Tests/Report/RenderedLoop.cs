using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Attain.App.Report;
using Attain.Core;
using Attain.Metrics;
using Attain.Review;
using Attain.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.App.Tests.Report;

/// <summary>One company of chance with every kind of facts, and one with none: run through the loop once for all tests.</summary>
public sealed class RenderedLoop
{
    public static Texts Texts { get; } = AttainServices.AllTexts();

    public LoopReport Full { get; } = Run(filled: true);

    public LoopReport Empty { get; } = Run(filled: false);

    public static string Html(LoopReport report, Language first = Language.English) => HtmlReport.Render(report, Texts, first);

    public static IHtmlDocument Parse(string html) => new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);

    private static LoopReport Run(bool filled)
    {
        using var workspace = TestWorkspace.Create(TestDatabase.Sqlite);
        if (filled) RandomCompany.Fill(workspace.Store, seed: 7, new CompanySize { Orders = 1500, Targets = 200, Days = new(new(2021, 1, 1), new(2025, 3, 12)) });
        return workspace.Services.GetRequiredService<LoopRunner>().Run(WorkspaceView.Open(workspace.Store));
    }
}
