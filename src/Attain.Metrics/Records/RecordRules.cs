using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>What is particular to one kind of record; the rest is the same for all and in <see cref="RecordEditor{T}"/>.</summary>
public abstract class RecordRules<T> where T : class, IEditedRow, new()
{
    public abstract EditForm Form { get; }

    /// <summary>Whether the viewer may change the row.</summary>
    public abstract bool InSight(RecordSight sight, EditRows rows, T row);

    /// <summary>Fills what follows from what was typed, before the row is checked.</summary>
    /// <param name="before">Null for a new one.</param>
    public virtual void Complete(WorkspaceView view, EditSession session, T? before, T after)
    {
    }

    /// <summary>What is wrong with a row whose fields are each right by themselves.</summary>
    public virtual IEnumerable<FieldProblem> Check(WorkspaceView view, EditSession session, T row) => [];

    /// <summary>The days of facts the row lies on.</summary>
    public virtual IEnumerable<DateOnly> Days(T row) => [];

    /// <summary>Writes what goes with it into other rows.</summary>
    /// <param name="before">Null for a new one.</param>
    public virtual void Follow(WorkspaceView view, EditSession session, T? before, T after)
    {
    }

    protected static IEnumerable<FieldProblem> NotAhead(WorkspaceView view, string field, DateOnly? day)
    {
        if (day is { } known && WorkDay.Ahead(view, known) is { } problem) yield return new(field, problem);
    }
}
