using Attain.Core;
using Attain.Metrics;

namespace Attain.Targets;

/// <summary>Why nodes of a tree are behind. Apart from the tree, because it takes far longer: only what is in sight is asked for.</summary>
public static class TargetCauses
{
    /// <summary>Of these nodes, by their <see cref="TargetNode.Id"/>; none for those that are not behind, or have nothing to compare with.</summary>
    /// <param name="tree">As built of the same view and scope.</param>
    public static IReadOnlyDictionary<string, PaceCause> Of(WorkspaceView view, TargetTree tree, IReadOnlyList<TargetNode> nodes, Scope where)
    {
        var found = new Dictionary<string, PaceCause>(StringComparer.Ordinal);
        foreach (var depth in nodes.Where(node => node.Pace.Light is Light.Yellow or Light.Red).GroupBy(node => node.Path.Count))
        {
            var asked = depth.SelectMany(node => node.Path).Where(key => key.Id != 0).GroupBy(key => key.Dimension)
                .Where(keys => keys.Key == TargetTreeBuilder.Levels[depth.Key - 1])
                .Aggregate(where, (scope, keys) => where.Members.ContainsKey(keys.Key) ? scope : scope.With(keys.Key, [.. keys.Select(key => key.Id)]));
            var report = PaceBoard.Build(view, tree.AsOf, [.. TargetTreeBuilder.Levels.Take(depth.Key)], asked, only: tree.Windows.ToHashSet());
            foreach (var node in depth)
                if (Cause(report, node) is { } cause) found[node.Id] = cause;
        }
        return found;
    }

    private static PaceCause? Cause(PaceReport report, TargetNode node) => report.Windows
        .Select(window => node.Path.Count == 0
            ? window.Total
            : window.Lines.FirstOrDefault(line => line.Keys.Select(key => key.Id).SequenceEqual(node.Path.Select(key => key.Id))))
        .Where(line => line?.Cause is not null).MinBy(line => line!.Gap.Units)?.Cause;
}
