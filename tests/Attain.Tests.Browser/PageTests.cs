using Deque.AxeCore.Playwright;

namespace Attain.Tests.Browser;

/// <summary>Every page that can be reached by links from home, in every look.</summary>
public sealed class PageTests(Server server)
{
    /// <summary>Pages of one kind are one page: a customer stands for all customers.</summary>
    private const int Most = 80;

    public static TheoryData<Look> Looks =>
    [
        new Look(), new Look(Theme: "dark"), new Look(Language: "en"), new Look(Language: "en", Theme: "dark"),
        new Look(Phone: true), new Look(Phone: true, Theme: "dark"), new Look(Phone: true, Language: "en"), new Look(Phone: true, Language: "en", Theme: "dark"),
    ];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_page_shows_without_trouble(Look look)
    {
        await using var visitor = await Visitor.SignedIn(server, Who.Director, look);
        var wrongs = new List<string>();
        foreach (var path in await Pages(visitor))
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
    [InlineData("dark", false)]
    [InlineData("light", true)]
    public async Task Every_page_is_accessible(string theme, bool phone)
    {
        await using var visitor = await Visitor.SignedIn(server, Who.Director, new Look(Theme: theme, Phone: phone));
        var wrongs = new List<string>();
        foreach (var path in await Pages(visitor))
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
        foreach (var path in await Pages(visitor))
        {
            var answer = await visitor.Go(path);
            if (answer.Status != 200) wrongs.Add($"{path}: {answer.Status}");
            var text = await visitor.Page.Locator("main").InnerTextAsync();
            if (text.Length < 40) wrongs.Add($"{path}: says only '{text}'");
            // A chart's numbers are there as a table.
            if (await visitor.Page.Locator("figure.echart").CountAsync() != await visitor.Page.Locator("figure.echart .numbers").CountAsync()) wrongs.Add($"{path}: a chart without numbers");
        }
        wrongs.ShouldBeEmpty(string.Join('\n', wrongs));
    }

    /// <summary>What links lead to, breadth first from home; one of each kind, whatever its parameters.</summary>
    private static async Task<IReadOnlyList<string>> Pages(Visitor visitor)
    {
        var found = new List<string> { "today" };
        var kinds = new HashSet<string>(StringComparer.Ordinal) { "today" };
        for (var at = 0; at < found.Count && found.Count < Most; at++)
        {
            await visitor.Go(found[at]);
            var links = await visitor.Page.Locator($"a[href^='{visitor.Workspace}']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
            foreach (var link in links.Select(link => link[visitor.Workspace.Length..].Split('#')[0]))
            {
                var path = link.Split('?')[0];
                if (Path.HasExtension(path)) continue;
                // A record, or a member of a list one level up, is one of its kind.
                var parts = path.Split('/');
                var kind = string.Join('/', parts.Select((part, i) => part.Any(char.IsDigit) || (i > 1 && kinds.Contains(string.Join('/', parts.Take(i)))) ? "*" : part));
                if (kinds.Add(kind)) found.Add(link);
            }
        }
        found.Count.ShouldBeGreaterThan(20);
        return found;
    }
}
