using Column = Attain.Facts.FactColumn;

namespace Attain.Facts;

/// <summary>
/// A column and where it comes from: read from the fact's table, told from whether another one was there, or, with
/// neither, filled in memory by <see cref="OrderHeads"/>, <see cref="TargetNumbers"/> and <see cref="PlaceColumns"/>.
/// </summary>
/// <param name="Sql">An expression over the table, a whole number or truth value; null becomes 0.</param>
/// <param name="KnownOf">1 where that column's expression was not null.</param>
internal sealed record FactField(FactColumn Column, string? Sql = null, FactColumn? KnownOf = null);

/// <summary>The columns of a fact in the order segments keep them.</summary>
internal sealed record FactLayout(FactKind Kind, string Table, IReadOnlyList<FactField> Fields)
{
    public static IReadOnlyList<FactLayout> All { get; } =
    [
        new(FactKind.OrderLines, "order_line",
        [
            new(Column.Id, "id"), new(Column.Day), new(Column.Order, "order_id"), new(Column.Customer), new(Column.Rep), new(Column.Team),
            new(Column.Division), new(Column.Territory), new(Column.Channel), new(Column.Product, "product_id"), new(Column.Quantity, "quantity"),
            new(Column.Amount, "amount"), new(Column.Cost, "cost"), new(Column.HasCost, KnownOf: Column.Cost), new(Column.IsReturn, "is_return"),
        ]),
        new(FactKind.Leads, "lead",
        [
            new(Column.Id, "id"), new(Column.Day, "day"), new(Column.Customer, "customer_id"), new(Column.Rep, "rep_id"), new(Column.Team),
            new(Column.Division), new(Column.Territory, "territory_id"), new(Column.Channel, "channel_id"), new(Column.Source, "lead_source_id"),
            new(Column.ResponseSeconds, "first_response_at - created_at"), new(Column.HasResponse, KnownOf: Column.ResponseSeconds),
            new(Column.IsConverted, "converted_day IS NOT NULL"),
        ]),
        new(FactKind.Opportunities, "opportunity",
        [
            new(Column.Id, "id"), new(Column.Day, "day"), new(Column.ClosedDay, "closed_day"), new(Column.Customer, "customer_id"),
            new(Column.Rep, "rep_id"), new(Column.Team), new(Column.Division), new(Column.Territory, "territory_id"),
            new(Column.Channel, "channel_id"), new(Column.Source, "lead_source_id"), new(Column.Product, "product_id"),
            new(Column.Stage, "stage_id"), new(Column.Outcome, "outcome"), new(Column.Amount, "amount"),
            new(Column.HasAmount, KnownOf: Column.Amount), new(Column.CycleDays, "closed_day - day"),
        ]),
        new(FactKind.Activities, "activity",
        [
            new(Column.Id, "id"), new(Column.Day, "day"), new(Column.Customer, "customer_id"), new(Column.Rep, "rep_id"), new(Column.Team),
            new(Column.Division),
        ]),
        new(FactKind.Tickets, "ticket",
        [
            new(Column.Id, "id"), new(Column.Day, "day"), new(Column.Customer, "customer_id"), new(Column.Rep, "rep_id"), new(Column.Team),
            new(Column.Division), new(Column.Product, "product_id"), new(Column.ResponseSeconds, "first_response_at - opened_at"),
            new(Column.HasResponse, KnownOf: Column.ResponseSeconds),
        ]),
        new(FactKind.Spend, "spend",
        [
            new(Column.Id, "id"), new(Column.Day, "day"), new(Column.Channel, "channel_id"), new(Column.Source, "lead_source_id"),
            new(Column.Amount, "amount"),
        ]),
        new(FactKind.Targets, "target",
        [
            // Team holds the unit itself until its place in the organisation is filled in.
            new(Column.Id, "id"), new(Column.FromDay, "from_day"), new(Column.ToDay, "to_day"), new(Column.Window), new(Column.Rep, "rep_id"),
            new(Column.Team, "org_unit_id"), new(Column.Division), new(Column.Territory, "territory_id"), new(Column.Category, "category_id"),
            new(Column.Line, "line_id"), new(Column.Product, "product_id"), new(Column.Channel, "channel_id"),
            new(Column.Customer, "customer_id"), new(Column.Value, "value"), new(Column.Metric),
        ]),
    ];

    public IReadOnlyList<FactColumn> Columns { get; } = [.. Fields.Select(f => f.Column)];

    /// <summary>What is read from the table, in the order of <see cref="Fields"/>; the id comes first.</summary>
    public string Select => string.Join(", ", Fields.Where(f => f.Sql is not null).Select(f => f.Sql));

    public bool Has(FactColumn column) => Columns.Contains(column);
}
