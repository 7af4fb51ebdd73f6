using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>The records people enter and edit by hand.</summary>
public static class Records
{
    public static RecordEditor<Customer> Customers { get; } = new(new CustomerRules());

    public static RecordEditor<Contact> Contacts { get; } = new(new ContactRules());

    public static RecordEditor<Lead> Leads { get; } = new(new LeadRules());

    public static RecordEditor<Opportunity> Opportunities { get; } = new(new OpportunityRules());

    public static RecordEditor<Activity> Activities { get; } = new(new ActivityRules());

    public static RecordEditor<Ticket> Tickets { get; } = new(new TicketRules());

    /// <summary>Their edits are taken back by <see cref="OrgMoves.Undo"/>.</summary>
    public static RecordEditor<OrgUnit> OrgUnits { get; } = new(new OrgUnitRules());

    public static OrderEditor Orders { get; } = new();

    /// <summary>Takes back an edit with all it wrote; a conflict when somebody has changed any of it since.</summary>
    /// <exception cref="Core.RefusedException">There is no such edit in sight.</exception>
    public static EditOutcome Undo(WorkspaceView view, int editId, string actor) =>
        EditUndo.Run(view.Store, editId, actor, (rows, row) => MayTouch(view, rows, row));

    private static bool MayTouch(WorkspaceView view, EditRows rows, IEditedRow row) => row switch
    {
        Customer customer => Customers.MayTouch(view, rows, customer),
        Contact contact => Contacts.MayTouch(view, rows, contact),
        Lead lead => Leads.MayTouch(view, rows, lead),
        Opportunity opportunity => Opportunities.MayTouch(view, rows, opportunity),
        StageEntry entry => rows.Find<Opportunity>(entry.OpportunityId) is { } deal && Opportunities.MayTouch(view, rows, deal),
        Activity activity => Activities.MayTouch(view, rows, activity),
        Ticket ticket => Tickets.MayTouch(view, rows, ticket),
        Order order => new RecordSight(view).Rep(order.RepId),
        OrderLine line => rows.Find<Order>(line.OrderId) is { } order && new RecordSight(view).Rep(order.RepId),
        _ => false,
    };
}
