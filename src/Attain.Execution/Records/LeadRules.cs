using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

internal sealed class LeadRules : RecordRules<Lead>
{
    public override EditForm Form { get; } = new(
        typeof(Lead),
        new("name", nameof(Lead.Name), EditType.Text) { Required = true },
        new("created", nameof(Lead.CreatedAt), EditType.Instant) { Required = true },
        new("source", nameof(Lead.LeadSourceId), EditType.Reference) { To = typeof(LeadSource) },
        new("channel", nameof(Lead.ChannelId), EditType.Reference) { To = typeof(Channel) },
        new("grade", nameof(Lead.Grade), EditType.Choice) { Choices = ["A", "B", "C"] },
        new("rep", nameof(Lead.RepId), EditType.Reference) { To = typeof(Person) },
        new("territory", nameof(Lead.TerritoryId), EditType.Reference) { To = typeof(Territory) },
        new("customer", nameof(Lead.CustomerId), EditType.Reference) { To = typeof(Customer) },
        new("contact", nameof(Lead.Contact), EditType.Text),
        new("firstResponse", nameof(Lead.FirstResponseAt), EditType.Instant),
        new("converted", nameof(Lead.ConvertedDay), EditType.Day),
        new("note", nameof(Lead.Note), EditType.LongText));

    public override bool InSight(RecordSight sight, EditRows rows, Lead row) => sight.Rep(row.RepId);

    public override void Complete(WorkspaceView view, EditSession session, Lead? before, Lead after)
    {
        if (after.CreatedAt == 0) after.CreatedAt = WorkDay.Now(view);
        after.Day = view.Profile.DayOf(after.CreatedAt);
    }

    public override IEnumerable<FieldProblem> Check(WorkspaceView view, EditSession session, Lead row)
    {
        if (row.FirstResponseAt < row.CreatedAt) yield return new("firstResponse", Sentence.Of("records.responseBefore"));
        if (row.ConvertedDay < row.Day) yield return new("converted", Sentence.Of("records.convertedBefore", ("day", row.Day)));
        foreach (var problem in NotAhead(view, "created", row.Day)) yield return problem;
        foreach (var problem in NotAhead(view, "converted", row.ConvertedDay)) yield return problem;
    }

    public override IEnumerable<DateOnly> Days(Lead row) => [row.Day];
}

internal sealed class TicketRules : RecordRules<Ticket>
{
    public override EditForm Form { get; } = new(
        typeof(Ticket),
        new("kind", nameof(Ticket.Kind), EditType.Text) { Required = true },
        new("opened", nameof(Ticket.OpenedAt), EditType.Instant) { Required = true },
        new("customer", nameof(Ticket.CustomerId), EditType.Reference) { To = typeof(Customer) },
        new("rep", nameof(Ticket.RepId), EditType.Reference) { To = typeof(Person) },
        new("product", nameof(Ticket.ProductId), EditType.Reference) { To = typeof(Product) },
        new("firstResponse", nameof(Ticket.FirstResponseAt), EditType.Instant),
        new("resolved", nameof(Ticket.ResolvedAt), EditType.Instant));

    public override bool InSight(RecordSight sight, EditRows rows, Ticket row) => sight.Rep(row.RepId);

    public override void Complete(WorkspaceView view, EditSession session, Ticket? before, Ticket after)
    {
        if (after.OpenedAt == 0) after.OpenedAt = WorkDay.Now(view);
        after.Day = view.Profile.DayOf(after.OpenedAt);
    }

    public override IEnumerable<FieldProblem> Check(WorkspaceView view, EditSession session, Ticket row)
    {
        if (row.FirstResponseAt < row.OpenedAt) yield return new("firstResponse", Sentence.Of("records.responseBefore"));
        if (row.ResolvedAt < row.OpenedAt) yield return new("resolved", Sentence.Of("records.responseBefore"));
        foreach (var problem in NotAhead(view, "opened", row.Day)) yield return problem;
    }

    public override IEnumerable<DateOnly> Days(Ticket row) => [row.Day];
}
