using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>The head of a sales document.</summary>
internal sealed class OrderRules : RecordRules<Order>
{
    public override EditForm Form { get; } = new(
        typeof(Order),
        new("day", nameof(Order.Day), EditType.Day),
        new("customer", nameof(Order.CustomerId), EditType.Reference) { To = typeof(Customer), Required = true },
        new("rep", nameof(Order.RepId), EditType.Reference) { To = typeof(Person) },
        new("document", nameof(Order.Kind), EditType.Choice) { Required = true },
        new("territory", nameof(Order.TerritoryId), EditType.Reference) { To = typeof(Territory) },
        new("channel", nameof(Order.ChannelId), EditType.Reference) { To = typeof(Channel) });

    public override bool InSight(RecordSight sight, EditRows rows, Order row) => sight.Rep(row.RepId);

    public override void Complete(WorkspaceView view, EditSession session, Order? before, Order after)
    {
        if (after.Day == default) after.Day = WorkDay.Of(view);
        if (before is not null || after.CustomerId is not { } id || session.Rows.Find<Customer>(id) is not { } customer) return;
        after.RepId ??= customer.OwnerId;
        after.TerritoryId ??= customer.TerritoryId;
    }

    public override IEnumerable<FieldProblem> Check(WorkspaceView view, EditSession session, Order row) => NotAhead(view, "day", row.Day);

    public override IEnumerable<DateOnly> Days(Order row) => [row.Day];
}

/// <summary>A line of a sales document. It is seen with its order.</summary>
internal sealed class OrderLineRules : RecordRules<OrderLine>
{
    public override EditForm Form { get; } = new(
        typeof(OrderLine),
        new("product", nameof(OrderLine.ProductId), EditType.Reference) { To = typeof(Product), Required = true },
        new("quantity", nameof(OrderLine.Quantity), EditType.Quantity) { Required = true, Signed = true },
        new("amount", nameof(OrderLine.Amount), EditType.Money) { Required = true, Signed = true },
        new("cost", nameof(OrderLine.Cost), EditType.Money) { Signed = true });

    public override bool InSight(RecordSight sight, EditRows rows, OrderLine row) => rows.Find<Order>(row.OrderId) is { Deleted: false } order && sight.Rep(order.RepId);

    /// <summary>Gives a line the sign of its document: what is returned or credited is kept negative, whichever way it was typed.</summary>
    /// <param name="from">The document the line's signs belong to now; null when it was just typed.</param>
    public static void Sign(OrderLine line, DocumentKind kind, DocumentKind? from)
    {
        if (kind != DocumentKind.Order) (line.Quantity, line.Amount, line.Cost) = (-Math.Abs(line.Quantity), -Math.Abs(line.Amount), line.Cost is { } cost ? -Math.Abs(cost) : null);
        else if (from is { } before && before != DocumentKind.Order) (line.Quantity, line.Amount, line.Cost) = (-line.Quantity, -line.Amount, -line.Cost);
        line.IsReturn = kind != DocumentKind.Order || line.Quantity < 0;
    }
}
