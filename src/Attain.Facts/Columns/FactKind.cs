namespace Attain.Facts;

/// <summary>What happened, one table of columns each.</summary>
public enum FactKind
{
    OrderLines,
    Leads,
    Opportunities,
    Activities,
    Tickets,
    Spend,
    Targets,
}

/// <summary>
/// A column of a fact; which fact has which is in <see cref="FactTable.Columns"/>. Every value decodes to a long:
/// dimension members as their dense ids and days as days since 1970-01-01, both 0 for none; money in units.
/// </summary>
public enum FactColumn
{
    Id,
    Day,

    /// <summary>The day an opportunity was won or lost; 0 while open.</summary>
    ClosedDay,

    /// <summary>First day of a target's window.</summary>
    FromDay,

    /// <summary>First day after a target's window.</summary>
    ToDay,

    /// <summary>A target's window, counted from 1 in <see cref="FactSnapshot.Windows"/>.</summary>
    Window,
    Order,
    Customer,
    Rep,

    /// <summary>The team the rep was in on the day of the fact; 0 when in none.</summary>
    Team,

    /// <summary>The division the rep was in on the day of the fact; 0 when in none.</summary>
    Division,
    Territory,
    Channel,

    /// <summary>Where the lead came from.</summary>
    Source,
    Product,
    Line,
    Category,
    Stage,

    /// <summary>As <see cref="Facts.Outcome"/> counts.</summary>
    Outcome,

    /// <summary>Thousandths: see <see cref="OrderLine.QuantityScale"/>.</summary>
    Quantity,
    Amount,

    /// <summary>1 when the amount is known; an unknown amount decodes to 0.</summary>
    HasAmount,
    Cost,

    /// <summary>1 when the cost is known; an unknown cost decodes to 0.</summary>
    HasCost,

    /// <summary>1 when the line says so or its document is not an order.</summary>
    IsReturn,

    /// <summary>Seconds to the first response; 0 when there was none.</summary>
    ResponseSeconds,
    HasResponse,
    IsConverted,

    /// <summary>Days from opening to closing; 0 while open.</summary>
    CycleDays,

    /// <summary>What a target asks for.</summary>
    Value,

    /// <summary>A target's metric, counted from 1 in <see cref="FactSnapshot.TargetMetrics"/>.</summary>
    Metric,
}
