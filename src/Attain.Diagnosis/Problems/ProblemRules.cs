using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

internal sealed class ProblemRules : RecordRules<Problem>
{
    public override EditForm Form { get; } = new(
        typeof(Problem),
        new("title", nameof(Problem.Title), EditType.Text) { Required = true },
        new("impact", nameof(Problem.Impact), EditType.Choice) { Required = true },
        new("amount", nameof(Problem.Amount), EditType.Money),
        new("cause", nameof(Problem.Cause), EditType.LongText),
        new("area", nameof(Problem.Area), EditType.Choice),
        new("owner", nameof(Problem.OwnerId), EditType.Reference) { To = typeof(Person) },
        new("due", nameof(Problem.DueDay), EditType.Day),
        new("note", nameof(Problem.Note), EditType.LongText),
        new("state", nameof(Problem.State), EditType.Choice) { Required = true });

    /// <summary>Who sees the owner; what nobody owns is the company's.</summary>
    public override bool InSight(RecordSight sight, EditRows rows, Problem row) => sight.Rep(row.OwnerId);

    public override void Complete(WorkspaceView view, EditSession session, Problem? before, Problem after)
    {
        if (before is null) after.CreatedAt = session.Now;
        after.DoneDay = after.State == ProblemState.Done ? after.DoneDay ?? WorkDay.Of(view) : null;
    }
}
