namespace Attain.Facts;

/// <summary>Questions to parents given by id.</summary>
internal static class ParentTree
{
    /// <summary>Ids that are their own ancestors, each circle as one list.</summary>
    public static List<List<int>> Circles(IReadOnlyDictionary<int, int> parents)
    {
        var circles = new List<List<int>>();
        var visited = new Dictionary<int, int>();
        var walk = 0;
        foreach (var start in parents.Keys)
        {
            walk++;
            var at = start;
            while (visited.TryAdd(at, walk) && parents.TryGetValue(at, out var parent)) at = parent;
            if (visited[at] != walk || !parents.ContainsKey(at)) continue;
            var circle = new List<int> { at };
            for (var next = parents[at]; next != at && circle.Count <= parents.Count; next = parents[next]) circle.Add(next);
            circles.Add(circle);
        }
        return circles;
    }

    /// <summary>Steps up to the root; parents outside the dictionary are roots.</summary>
    public static int Depth(IReadOnlyDictionary<int, int> parents, int id)
    {
        var depth = 0;
        while (parents.TryGetValue(id, out id)) depth++;
        return depth;
    }
}
