using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>
/// What one viewer may ask of one workspace, in one state of its facts and as of one day. Everything above works on this, so nothing
/// above can ask beyond the viewer's scope.
/// </summary>
public sealed partial class WorkspaceView
{
    private readonly SnapshotFacts _derived;

    private WorkspaceView(SnapshotFacts derived, Thresholds thresholds, WorkspaceStore store, Viewer viewer, DateOnly asOf) =>
        (_derived, Thresholds, Store, Viewer, AsOf) = (derived, thresholds, store, viewer, asOf);

    public WorkspaceStore Store { get; }

    public Viewer Viewer { get; }

    /// <summary>No answer goes past this day unless its question names later days.</summary>
    public DateOnly AsOf { get; }

    public Thresholds Thresholds { get; }

    public FactSnapshot Facts => _derived.Snapshot;

    public WorkspaceProfile Profile => Facts.Profile;

    public Directory Directory => Facts.Directory;

    /// <summary>First to last day with an order line up to the as-of day, whoever sees it; empty, at the as-of day, without any.</summary>
    public DateRange FactDays => _derived.OrderDays is { } days && days.From <= AsOf
        ? new DateRange(days.From, days.To <= AsOf ? days.To : AsOf.AddDays(1))
        : new DateRange(AsOf, AsOf);

    internal SnapshotFacts Derived => _derived;

    /// <summary>Reads the workspace's facts into memory.</summary>
    /// <param name="viewer">Null: the company.</param>
    public static WorkspaceView Open(WorkspaceStore store, Viewer? viewer = null) =>
        Over(FactSnapshot.Load(store), Thresholds.Load(store), store, viewer ?? Viewer.Company);

    /// <summary>A view on facts that are in memory already.</summary>
    public static WorkspaceView Over(FactSnapshot facts, Thresholds thresholds, WorkspaceStore store, Viewer viewer) =>
        new(new SnapshotFacts(facts), thresholds, store, viewer, facts.Profile.AsOf);

    /// <summary>The same view, looking from another day.</summary>
    public WorkspaceView AsOfDay(DateOnly day) => day == AsOf ? this : new(_derived, Thresholds, Store, Viewer, day);

    /// <summary>The same facts, seen by somebody else.</summary>
    public WorkspaceView SeenBy(Viewer viewer) => new(_derived, Thresholds, Store, viewer, AsOf);

    /// <summary>Whether the workspace has any row of the fact at all, whoever sees it: what is not loaded is not 0.</summary>
    public bool IsLoaded(FactKind fact) => Facts[fact].Rows > 0;

    /// <summary>Answers a question within what the viewer may see.</summary>
    /// <exception cref="RefusedException">An unknown metric, a dimension that does not apply, days turned round, sums beyond 63 bits.</exception>
    public MetricAnswer Ask(MetricQuery query)
    {
        var question = Question.Of(query, this);
        IMeasureExecutor executor = query.Executor == QueryExecutor.Sql ? new SqlExecutor(question) : new ColumnExecutor(question);
        return AnswerBuilder.Build(question, executor.Run(question.Measures));
    }
}
