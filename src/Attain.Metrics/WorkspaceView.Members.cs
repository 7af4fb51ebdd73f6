using Attain.Core;

namespace Attain.Metrics;

public sealed partial class WorkspaceView
{
    /// <summary>A member as answers name it, by its id; 0 is none.</summary>
    public DimensionValue Member(Dimension dimension, int id) => new MemberNames(dimension, this).Of(id);

    /// <summary>Ids of the members called so, by external id or else by name; the product's own members by their external id.</summary>
    public IReadOnlyList<int> Find(Dimension dimension, string text) =>
        FixedMembers.Of(dimension).Count == 0 ? Directory.Find(dimension, text)
        : FixedMembers.Find(dimension, text) is > 0 and var id ? [id]
        : [];
}
