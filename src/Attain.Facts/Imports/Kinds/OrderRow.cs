namespace Attain.Facts;

/// <summary>What the columns of one row say of the order itself.</summary>
internal readonly record struct HeadValues(DateOnly Day, int? CustomerId, int? RepId, int? TerritoryId, int? ChannelId, DocumentKind Kind);

/// <summary>Reads the fields of an order's head and line.</summary>
internal sealed class OrderRow(ImportRun run, References references)
{
    private readonly (BoundField Day, BoundField Customer, BoundField CustomerName, BoundField Rep, BoundField RepName, BoundField Territory, BoundField TerritoryName, BoundField Channel, BoundField Document) _head =
        (run["day"], run["customer"], run["customerName"], run["rep"], run["repName"], run["territory"], run["territoryName"], run["channel"], run["document"]);

    private readonly (BoundField Product, BoundField ProductName, BoundField Quantity, BoundField Amount, BoundField Cost) _line =
        (run["product"], run["productName"], run["quantity"], run["amount"], run["cost"]);

    public HeadValues Head(RowReader row) => new(
        row.Day(_head.Day) ?? default,
        _head.Customer.IsMapped ? references.Customers.Find(row, _head.Customer, _head.CustomerName) : null,
        _head.Rep.IsMapped ? references.People.Find(row, _head.Rep, _head.RepName) : null,
        _head.Territory.IsMapped ? references.Territories.Find(row, _head.Territory, _head.TerritoryName) : null,
        _head.Channel.IsMapped ? references.Channels.Find(row, _head.Channel) : null,
        row.Choice<DocumentKind>(_head.Document) ?? DocumentKind.Order);

    public OrderLine Line(RowReader row, DocumentKind kind)
    {
        var line = new OrderLine
        {
            ProductId = _line.Product.IsMapped ? references.Products.Find(row, _line.Product, _line.ProductName) : null,
            Quantity = row.Quantity(_line.Quantity) ?? (_line.Quantity.IsMapped ? 0 : 1_000),
            Amount = row.Money(_line.Amount) ?? 0,
            Cost = row.Money(_line.Cost),
        };
        if (kind != DocumentKind.Order)
        {
            // Some sources write what comes back with a minus, some without: it is stored negative either way.
            line.Quantity = -Math.Abs(line.Quantity);
            line.Amount = -Math.Abs(line.Amount);
            line.Cost = line.Cost is { } cost ? -Math.Abs(cost) : null;
        }
        line.IsReturn = kind != DocumentKind.Order || line.Quantity < 0;
        return line;
    }
}
