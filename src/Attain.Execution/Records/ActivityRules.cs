using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>
/// A call, visit, mail or meeting. One about a deal sets the deal's next step, one about a lead is its first response: what was
/// done is typed once.
/// </summary>
internal sealed class ActivityRules : RecordRules<Activity>
{
    public override EditForm Form { get; } = new(
        typeof(Activity),
        new("kind", nameof(Activity.Kind), EditType.Text) { Required = true },
        new("day", nameof(Activity.Day), EditType.Day),
        new("note", nameof(Activity.Note), EditType.LongText),
        new("nextStep", nameof(Activity.NextStep), EditType.Text),
        new("nextStepDay", nameof(Activity.NextStepDay), EditType.Day),
        new("rep", nameof(Activity.RepId), EditType.Reference) { To = typeof(Person) },
        new("customer", nameof(Activity.CustomerId), EditType.Reference) { To = typeof(Customer) },
        new("opportunity", nameof(Activity.OpportunityId), EditType.Reference) { To = typeof(Opportunity) },
        new("lead", nameof(Activity.LeadId), EditType.Reference) { To = typeof(Lead) },
        new("minutes", nameof(Activity.Minutes), EditType.Count));

    public override bool InSight(RecordSight sight, EditRows rows, Activity row) => sight.Rep(row.RepId);

    public override void Complete(WorkspaceView view, EditSession session, Activity? before, Activity after)
    {
        if (after.Day == default) after.Day = WorkDay.Of(view);
        var deal = after.OpportunityId is { } id ? session.Rows.Find<Opportunity>(id) : null;
        after.CustomerId ??= deal?.CustomerId;
        after.RepId ??= deal?.RepId ?? (after.LeadId is { } lead ? session.Rows.Find<Lead>(lead)?.RepId : null) ?? Owner(session, after.CustomerId);
    }

    public override IEnumerable<FieldProblem> Check(WorkspaceView view, EditSession session, Activity row) => NotAhead(view, "day", row.Day);

    public override IEnumerable<DateOnly> Days(Activity row) => [row.Day];

    public override void Follow(WorkspaceView view, EditSession session, Activity? before, Activity after)
    {
        if (before is not null) return;
        if (after.OpportunityId is { } deal && session.Rows.Find<Opportunity>(deal) is { } opportunity && (after.NextStep ?? opportunity.NextStep) is not null)
        {
            var next = session.Rows.Find<Opportunity>(deal)!;
            (next.NextStep, next.NextStepDay) = (after.NextStep, after.NextStepDay);
            session.Update(opportunity, next);
        }
        if (after.LeadId is { } id && session.Rows.Find<Lead>(id) is { FirstResponseAt: null } waiting)
        {
            var answered = session.Rows.Find<Lead>(id)!;
            answered.FirstResponseAt = Math.Max(answered.CreatedAt, WorkDay.Now(view));
            session.Update(waiting, answered);
        }
    }

    private static int? Owner(EditSession session, int? customer) => customer is { } id ? session.Rows.Find<Customer>(id)?.OwnerId : null;
}
