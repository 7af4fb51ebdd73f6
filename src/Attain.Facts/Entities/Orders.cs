namespace Attain.Facts;

public enum DocumentKind
{
    Order = 0,
    Return = 1,
    Credit = 2,
    Cancellation = 3,
}

/// <summary>The head of a sales document. Table <c>sales_order</c>.</summary>
public sealed class Order : Record
{
    public DateOnly Day { get; set; }
    public int? CustomerId { get; set; }
    public int? RepId { get; set; }

    /// <summary>The order's own territory, which need not be the rep's.</summary>
    public int? TerritoryId { get; set; }

    public int? ChannelId { get; set; }
    public DocumentKind Kind { get; set; }
}

/// <summary>
/// A line of an order; <see cref="Record.ExternalId"/> is the line number, unique within its order.
/// Returns are lines with negative quantity and amount; lines of a return, credit or cancellation are stored negative.
/// </summary>
public sealed class OrderLine : Record
{
    public int OrderId { get; set; }
    public int? ProductId { get; set; }

    /// <summary>In thousandths of the product's unit: see <see cref="QuantityScale"/>.</summary>
    public long Quantity { get; set; }

    /// <summary>What the line sells for after discounts, money units.</summary>
    public long Amount { get; set; }

    /// <summary>What the line costs, money units; null is not loaded, and the line has no margin.</summary>
    public long? Cost { get; set; }

    /// <summary>A line gives goods or money back when its quantity is negative or its document says so.</summary>
    public bool IsReturn { get; set; }

    /// <summary>Decimal places of <see cref="Quantity"/>.</summary>
    public const int QuantityScale = 3;
}
