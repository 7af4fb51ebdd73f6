using Attain.Core;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>Whose actions are asked for, and what several sources need to know to tell them.</summary>
/// <param name="personId">Null: everybody the viewer may see.</param>
internal sealed class ActionQuestion(WorkspaceView view, int? personId)
{
    private IReadOnlyList<CustomerRhythm>? late;

    public WorkspaceView View => view;

    /// <summary>Null: everybody's, to be sorted out with <see cref="IsAbout"/>.</summary>
    public int? PersonId => personId;

    /// <summary>UTC seconds since 1970: the end of the as-of day, or the present where that day is not over.</summary>
    public long Now { get; } = Math.Min(view.Profile.StartOf(view.AsOf.AddDays(1)), view.Store.Time.GetUtcNow().ToUnixTimeSeconds());

    public IReadOnlyList<CustomerRhythm> Late => late ??= CustomerRhythm.Late(view.Histories(view.AsOf), view.AsOf, view.Thresholds);

    public bool IsAbout(int personOfRow) => personId is { } one ? personOfRow == one : personOfRow != 0 && view.Viewer.Sees(personOfRow);

    public DimensionValue? Customer(int? id) => id is { } known ? view.Member(Dimension.Customer, known) : null;
}
