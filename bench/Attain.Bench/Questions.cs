using Attain.Core;
using Attain.Metrics;

namespace Attain.Bench;

/// <summary>The five questions of the design, each of the kind a page, a plan or a report asks.</summary>
internal static class Questions
{
    private static readonly Dimension[] Slices = [Dimension.Month, Dimension.Territory, Dimension.Line];

    public static IReadOnlyList<Comparison> All { get; } =
    [
        Metrics(
            "month × territory × line with distinct customers", Slices, [MetricCatalogue.Revenue, MetricCatalogue.ActiveCustomers],
            """
            SELECT c.month, h.territory_id, p.line_id, CAST(SUM(l.amount) AS BIGINT),
              COUNT(DISTINCT CASE WHEN NOT l.is_return AND h.kind = 0 THEN h.customer_id END)
            """),
        Metrics(
            "the same, sums only", Slices, [MetricCatalogue.Revenue],
            "SELECT c.month, h.territory_id, p.line_id, CAST(SUM(l.amount) AS BIGINT)"),
        new Comparison<CustomerStandings>(
            "RFM of every customer",
            view => CustomerStandings.Compute(CustomerHistories.Read(view.Facts, view.Viewer, view.AsOf), view.AsOf, view.Thresholds, view.Profile.Currency),
            standings => standings.All.Select(s => new[] { s.CustomerId, s.Recency, s.Frequency, s.Monetary, s.R, s.F, s.M }),
            CustomerSql.Rfm),
        new Comparison<IReadOnlyList<CohortCell>>(
            "repurchase by cohort",
            view => CustomerCohorts.Build(CustomerHistories.Read(view.Facts, view.Viewer, view.AsOf)),
            cells => cells.Select(cell => new[] { Facts.EpochDay.Of(cell.Cohort), cell.MonthsLater, (long)cell.Customers }),
            CustomerSql.Cohorts),
        Metrics(
            "cells for targets: month × rep × line", [Dimension.Month, Dimension.Rep, Dimension.Line], [MetricCatalogue.Revenue],
            "SELECT c.month, h.rep_id, p.line_id, CAST(SUM(l.amount) AS BIGINT)"),
    ];

    private static Comparison<MetricAnswer> Metrics(string name, Dimension[] by, MetricDefinition[] metrics, string select) => new(
        name,
        view => view.Ask(new MetricQuery(metrics) { By = by }),
        answer => answer.Rows.Select(row => row.Keys.Select(key => (long)key.Id).Concat(row.Values.Zip(answer.Metrics, Units)).ToArray()),
        $"""
        {select}
        FROM order_line l
        JOIN sales_order h ON h.id = l.order_id
        JOIN calendar c ON c.day = h.day
        JOIN product p ON p.id = l.product_id
        WHERE NOT l.deleted AND NOT h.deleted
        GROUP BY 1, 2, 3
        ORDER BY 1, 2, 3
        """);

    private static long Units(MetricValue value, MetricDefinition metric) => (long)((value.Value ?? 0) * (metric.Unit == MetricUnit.Money ? 100 : 1));
}
