using Deque.AxeCore.Playwright;

namespace Attain.Tests.Browser;

/// <summary>Every page that can be reached by links from home, in every look.</summary>
public sealed class PageTests(Server server)
{
    /// <summary>Every two of size, language and theme meet.</summary>
    public static TheoryData<Look> Looks =>
        [new Look(), new Look(Language: "en", Theme: "dark"), new Look(Phone: true, Theme: "dark"), new Look(Phone: true, Language: "en")];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_page_shows_without_trouble(Look look)
    {
        await using var visitor = await Visitor.SignedIn(server, Who.Director, look);
        var wrongs = new List<string>();
        foreach (var path in await server.Pages.Value)
        {
            var answer = await visitor.Go(path);
            if (answer.Status != 200) wrongs.Add($"{path}: {answer.Status}");
            if (await visitor.Page.Locator("main h1").CountAsync() != 1) wrongs.Add($"{path}: no heading");
            var wider = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
            if (wider > 1) wrongs.Add($"{path}: {wider} px too wide");
        }
        wrongs.AddRange(visitor.Troubles);
        wrongs.ShouldBeEmpty(string.Join('\n', wrongs));
    }

    [Theory]
    [InlineData("light", false)]
    [InlineData("dark", true)]
    public async Task Every_page_is_accessible(string theme, bool phone)
    {
        await using var visitor = await Visitor.SignedIn(server, Who.Director, new Look(Theme: theme, Phone: phone));
        var wrongs = new List<string>();
        foreach (var path in await server.Pages.Value)
        {
            await visitor.Go(path);
            var found = await visitor.Page.RunAxe();
            wrongs.AddRange(found.Violations
                .Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{path}: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
        }
        wrongs.ShouldBeEmpty(string.Join('\n', wrongs));
    }

    [Fact]
    public async Task Every_page_reads_without_script()
    {
        await using var visitor = await Visitor.SignedIn(server, Who.Director, new Look(Script: false));
        var wrongs = new List<string>();
        foreach (var path in await server.Pages.Value)
        {
            var answer = await visitor.Go(path);
            if (answer.Status != 200) wrongs.Add($"{path}: {answer.Status}");
            var text = await visitor.Page.Locator("main").InnerTextAsync();
            if (await visitor.Page.Locator("main h1").CountAsync() != 1) wrongs.Add($"{path}: no heading");
            if (await visitor.Page.Locator("main").Locator("table, form, li, dl, .tile, .card").CountAsync() == 0) wrongs.Add($"{path}: nothing under its heading");
            if (text.Length < 40) wrongs.Add($"{path}: says only '{text}'");
            // A chart's numbers are there as a table.
            if (await visitor.Page.Locator("figure.echart").CountAsync() != await visitor.Page.Locator("figure.echart .numbers").CountAsync()) wrongs.Add($"{path}: a chart without numbers");
        }
        wrongs.ShouldBeEmpty(string.Join('\n', wrongs));
    }
}
