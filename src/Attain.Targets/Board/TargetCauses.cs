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
        foreach (var alike in nodes.Where(node => node.Key?.Id != 0 && node.Pace.Light is (Light.Yellow or Light.Red)).GroupBy(node => string.Join(',', Named(node).Select(key => key.Dimension))))
        {
            var by = Named(alike.First()).Select(key => key.Dimension).ToList();
            // Not narrowed to these nodes: what is due follows the course of all, here as in the tree.
            var report = PaceBoard.Build(view, tree.AsOf, by, where, only: tree.Windows.ToHashSet());
            foreach (var node in alike)
                if (Cause(report, node) is { } cause) found[node.Id] = cause;
        }
        return found;
    }

    /// <summary>Somebody without a team is asked for without one: there is nothing to compare nobody's team with.</summary>
    private static IEnumerable<DimensionValue> Named(TargetNode node) => node.Path.Where(key => key.Id != 0);

    private static PaceCause? Cause(PaceReport report, TargetNode node) => report.Windows
        .Select(window => !Named(node).Any()
            ? window.Total
            : window.Lines.FirstOrDefault(line => line.Keys.Select(key => key.Id).SequenceEqual(Named(node).Select(key => key.Id))))
        .Where(line => line?.Cause is not null).MinBy(line => line!.Gap.Units)?.Cause;
}
