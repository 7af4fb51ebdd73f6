using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>The rows of one fact as SQL: what its columns, its dimensions and the question's limits read.</summary>
/// <param name="date">The column that dates the rows.</param>
internal sealed class RowSql(Question question, FactKind fact, FactColumn date, SqlQuery query)
{
    private bool _isPlaced;

    private string Day => Column(date);

    /// <summary>The table, with the document's head for lines, and whatever joins were asked for until now.</summary>
    public string From => fact == FactKind.OrderLines
        ? $"order_line f JOIN sales_order h ON h.id = f.order_id{query.Joins}"
        : $"{Table} f{query.Joins}";

    private string Table => fact switch
    {
        FactKind.Leads => "lead",
        FactKind.Opportunities => "opportunity",
        FactKind.Activities => "activity",
        FactKind.Tickets => "ticket",
        FactKind.Spend => "spend",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, message: null),
    };

    public string Column(FactColumn column) => (fact, column) switch
    {
        (FactKind.OrderLines, FactColumn.Day) => "h.day",
        (FactKind.OrderLines, FactColumn.Order) => "f.order_id",
        (FactKind.OrderLines, FactColumn.Customer) => "h.customer_id",
        (FactKind.OrderLines, FactColumn.Rep) => "h.rep_id",
        (FactKind.OrderLines, FactColumn.Territory) => "h.territory_id",
        (FactKind.OrderLines, FactColumn.Channel) => "h.channel_id",
        (_, FactColumn.IsReturn) => $"CASE WHEN f.is_return OR h.kind <> {(int)DocumentKind.Order} THEN 1 ELSE 0 END",
        (_, FactColumn.Day) => "f.day",
        (_, FactColumn.ClosedDay) => "f.closed_day",
        (_, FactColumn.Customer) => "f.customer_id",
        (_, FactColumn.Rep) => "f.rep_id",
        (_, FactColumn.Territory) => "f.territory_id",
        (_, FactColumn.Channel) => "f.channel_id",
        (_, FactColumn.Source) => "f.lead_source_id",
        (_, FactColumn.Product) => "f.product_id",
        (_, FactColumn.Stage) => "f.stage_id",
        (_, FactColumn.Outcome) => "f.outcome",
        (_, FactColumn.Quantity) => "f.quantity",
        (_, FactColumn.Amount) => "f.amount",
        (_, FactColumn.Cost) => "f.cost",
        (_, FactColumn.HasAmount) => "CASE WHEN f.amount IS NULL THEN 0 ELSE 1 END",
        (_, FactColumn.HasCost) => "CASE WHEN f.cost IS NULL THEN 0 ELSE 1 END",
        (FactKind.Tickets, FactColumn.ResponseSeconds) => "f.first_response_at - f.opened_at",
        (_, FactColumn.ResponseSeconds) => "f.first_response_at - f.created_at",
        (_, FactColumn.HasResponse) => "CASE WHEN f.first_response_at IS NULL THEN 0 ELSE 1 END",
        (_, FactColumn.IsConverted) => "CASE WHEN f.converted_day IS NULL THEN 0 ELSE 1 END",
        (_, FactColumn.CycleDays) => "f.closed_day - f.day",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, $"{fact} has no such column."),
    };

    /// <summary>The member a row belongs to; null for none. Adds the joins it takes.</summary>
    public string Key(Dimension dimension)
    {
        switch (dimension)
        {
            case Dimension.Day:
                return Day;
            case Dimension.Week or Dimension.Month or Dimension.Quarter or Dimension.Year:
                query.Join($"LEFT JOIN calendar c ON c.day = {Day}");
                return $"c.{dimension.Name()}";
            case Dimension.Window:
                query.With(WindowSql.All);
                query.Join($"JOIN windows w ON {Day} >= w.from_day AND {Day} < w.to_day");
                return "w.code";
            case Dimension.Team or Dimension.Division:
                JoinPlace();
                return $"placed.{dimension.Name()}";
            case Dimension.Rep:
                return Column(FactColumn.Rep);
            case Dimension.Territory:
                return Column(FactColumn.Territory);
            case Dimension.Customer:
                return Column(FactColumn.Customer);
            case Dimension.Channel:
                return Column(FactColumn.Channel);
            case Dimension.Source:
                return Column(FactColumn.Source);
            case Dimension.Stage:
                return Column(FactColumn.Stage);
            case Dimension.Product:
                return Column(FactColumn.Product);
            case Dimension.Line or Dimension.Role:
                JoinProduct();
                return $"p.{dimension.Name()}_id";
            case Dimension.Category:
                JoinProduct();
                query.Join("LEFT JOIN product_line pl ON pl.id = p.line_id");
                return "pl.category_id";
            case Dimension.Tier or Dimension.Segment:
                query.Join($"LEFT JOIN asked_standing s ON s.customer_id = {Column(FactColumn.Customer)}");
                return $"s.{dimension.Name()}";
            case Dimension.Newness:
                JoinFirstOrder();
                var limit = query.Value((int)question.View.Thresholds[MetricThresholds.NewCustomerDays]);
                return $"CASE WHEN fo.day IS NULL THEN 0 WHEN {Day} - fo.day < {limit} THEN {FixedMembers.NewCustomer} ELSE {FixedMembers.ExistingCustomer} END";
            default:
                throw new ArgumentOutOfRangeException(nameof(dimension), dimension, $"{fact} cannot be cut by it.");
        }
    }

    /// <summary>What a row must meet to count: not deleted, within the days, within the scope asked for and what the viewer may see.</summary>
    public IEnumerable<string> Limits()
    {
        yield return "NOT f.deleted";
        if (fact == FactKind.OrderLines) yield return "NOT h.deleted";
        yield return $"{Day} >= {query.Value(question.From)} AND {Day} < {query.Value(question.To)}";
        if (question.VisibleReps is not null)
            yield return fact == FactKind.Spend ? "1 = 0" : $"{Column(FactColumn.Rep)} IN (SELECT v.rep_id FROM asked_viewer v)";
        foreach (var (dimension, ids) in question.Where.Members) yield return Within(dimension, ids);
    }

    /// <summary>The conditions of a measure.</summary>
    public string Meets(Condition condition)
    {
        switch (condition)
        {
            case Condition.Equal equal:
                return $"{Column(equal.Column)} {(equal.Not ? "<>" : "=")} {query.Value(equal.Value)}";
            case Condition.Less less:
                return $"{Column(less.Column)} < {Column(less.Than)}";
            case Condition.OnFirstOrderDay:
                JoinFirstOrder();
                return $"{Day} = fo.day";
            default:
                throw new ArgumentOutOfRangeException(nameof(condition), condition, message: null);
        }
    }

    private string Within(Dimension dimension, IReadOnlyList<int> ids)
    {
        if (dimension == Dimension.Territory) return TerritorySql.Within(query, Key(dimension), ids);
        if (dimension != Dimension.Window) return $"{Key(dimension)} IN {query.Values(ids.Select(id => (long)id))}";
        var codes = query.Values(WindowSql.Codes(question.View, ids));
        if (question.By.Contains(Dimension.Window)) return $"{Key(dimension)} IN {codes}";
        query.With(WindowSql.All);
        return $"EXISTS (SELECT 1 FROM windows x WHERE x.code IN {codes} AND {Day} >= x.from_day AND {Day} < x.to_day)";
    }

    private void JoinPlace()
    {
        if (_isPlaced) return;
        _isPlaced = true;
        OrganisationSql.JoinPlaceOfPerson(query, "placed", Column(FactColumn.Rep), question.AsIs ? query.Value(question.AsOf) : Column(FactColumn.Day));
    }

    private void JoinProduct() => query.Join($"LEFT JOIN product p ON p.id = {Column(FactColumn.Product)}");

    private void JoinFirstOrder()
    {
        query.With(
            $"""
            first_order (customer_id, day) AS (
              SELECT h.customer_id, MIN(h.day) FROM order_line f JOIN sales_order h ON h.id = f.order_id
              WHERE NOT f.deleted AND NOT h.deleted AND NOT f.is_return AND h.kind = {(int)DocumentKind.Order} AND h.customer_id IS NOT NULL
              GROUP BY h.customer_id)
            """);
        query.Join($"LEFT JOIN first_order fo ON fo.customer_id = {Column(FactColumn.Customer)}");
    }
}
