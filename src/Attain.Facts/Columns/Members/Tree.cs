namespace Attain.Facts;

/// <summary>Who is below whom, from each member's parent. A circle in the data ends the walk instead of going on for ever.</summary>
internal sealed class Tree
{
    private readonly int[] _parents;
    private readonly ILookup<int, int> _children;

    /// <param name="parents">By id: the parent's id, 0 at the top.</param>
    public Tree(int[] parents)
    {
        _parents = parents;
        _children = Enumerable.Range(0, parents.Length).Where(id => parents[id] != 0).ToLookup(id => parents[id]);
    }

    public bool IsWithin(int id, int ancestor)
    {
        for (var steps = 0; id != 0 && steps < _parents.Length; steps++)
        {
            if (id == ancestor) return true;
            id = (uint)id < (uint)_parents.Length ? _parents[id] : 0;
        }
        return false;
    }

    public IEnumerable<int> Children(int id) => _children[id];

    /// <summary>The member and all below it, ascending.</summary>
    public IReadOnlyList<int> WithDescendants(int id) => Closure([id], Children);

    /// <summary>All that can be reached from the start, the start included, ascending.</summary>
    public static IReadOnlyList<int> Closure(IEnumerable<int> start, Func<int, IEnumerable<int>> next)
    {
        HashSet<int> seen = [.. start];
        var waiting = new Queue<int>(seen);
        while (waiting.TryDequeue(out var id))
        {
            foreach (var found in next(id))
                if (seen.Add(found)) waiting.Enqueue(found);
        }
        return [.. seen.Order()];
    }
}
