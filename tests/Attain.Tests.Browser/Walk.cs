namespace Attain.Tests.Browser;

/// <summary>Finds the pages there are by following links, as a search engine would.</summary>
public static class Walk
{
    private const int Most = 90;
    private const int Fewest = 30;

    /// <summary>Breadth first from home; one of each kind, whatever its parameters: a customer stands for all customers.</summary>
    public static async Task<IReadOnlyList<string>> AllPages(Server server)
    {
        await using var visitor = await Visitor.SignedIn(server, Who.Director, new Look(Script: false));
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
        found.Count.ShouldBeGreaterThan(Fewest);
        return found;
    }
}
