using Attain.Core;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>Which records are in a scope and in the viewer's sight. Teams and divisions as they are now: open work lies with whoever does it today.</summary>
internal sealed class DealScopeFilter
{
    private readonly bool[]? _reps;
    private readonly IReadOnlySet<int>? _territories;
    private readonly IReadOnlySet<int>? _channels;
    private readonly IReadOnlySet<int>? _lines;
    private readonly Directory _directory;

    public DealScopeFilter(WorkspaceView view, Scope where)
    {
        _directory = view.Directory;
        _reps = Reps(view, where);
        _territories = Of(Dimension.Territory)?.SelectMany(id => _directory.WithDescendants(Dimension.Territory, id)).ToHashSet();
        _channels = Of(Dimension.Channel)?.ToHashSet();
        _lines = Of(Dimension.Line)?.ToHashSet();

        IReadOnlyList<int>? Of(Dimension dimension) => where.Members.GetValueOrDefault(dimension);
    }

    public bool Holds(int rep, int territory = 0, int channel = 0, int product = 0) =>
        (_reps is null || (rep < _reps.Length && _reps[rep]))
        && (_territories?.Contains(territory) ?? true)
        && (_channels?.Contains(channel) ?? true)
        && (_lines?.Contains(_directory.LineOf(product)) ?? true);

    /// <summary>By person id, with nobody at 0; null: all.</summary>
    private static bool[]? Reps(WorkspaceView view, Scope where)
    {
        var (reps, teams, divisions) = (where.Members.GetValueOrDefault(Dimension.Rep), where.Members.GetValueOrDefault(Dimension.Team), where.Members.GetValueOrDefault(Dimension.Division));
        if (view.Viewer.RepIds is null && reps is null && teams is null && divisions is null) return null;
        var directory = view.Directory;
        var within = new bool[directory.MaxId(Dimension.Rep) + 1];
        for (var id = 0; id < within.Length; id++)
        {
            within[id] = (id == 0 ? view.Viewer.RepIds is null : view.Viewer.Sees(id))
                && (reps?.Contains(id) ?? true)
                && (teams?.Contains(id == 0 ? 0 : directory.TeamOf(id, view.AsOf)) ?? true)
                && (divisions?.Contains(id == 0 ? 0 : directory.DivisionOf(id, view.AsOf)) ?? true);
        }
        return within;
    }
}
