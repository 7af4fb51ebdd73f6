namespace Attain.Bench;

/// <summary>The customer questions in SQL that runs unchanged on both databases.</summary>
internal static class CustomerSql
{
    /// <summary>
    /// Scores as <see cref="Attain.Metrics.CustomerStandings"/> has them: 1 + ⌊5 (worse + equal / 2) / n⌋, with RANK for those that are
    /// worse and a count over the equal ones. As of the last day with an order, which is where the generated company stands.
    /// </summary>
    public const string Rfm =
        """
        WITH bought AS (
          SELECT h.customer_id,
            (SELECT MAX(day) FROM sales_order WHERE NOT deleted) - MAX(CASE WHEN NOT l.is_return AND h.kind = 0 THEN h.day END) AS recency,
            COUNT(DISTINCT CASE WHEN NOT l.is_return AND h.kind = 0 THEN h.id END) AS frequency,
            CAST(SUM(l.amount) AS BIGINT) AS monetary
          FROM order_line l JOIN sales_order h ON h.id = l.order_id
          WHERE NOT l.deleted AND NOT h.deleted AND h.customer_id IS NOT NULL
          GROUP BY h.customer_id),
        ranked AS (
          SELECT customer_id, recency, frequency, monetary, 2 * COUNT(*) OVER () AS twice,
            2 * (RANK() OVER (ORDER BY recency DESC) - 1) + COUNT(*) OVER (PARTITION BY recency) AS r,
            2 * (RANK() OVER (ORDER BY frequency) - 1) + COUNT(*) OVER (PARTITION BY frequency) AS f,
            2 * (RANK() OVER (ORDER BY monetary) - 1) + COUNT(*) OVER (PARTITION BY monetary) AS m
          FROM bought WHERE frequency > 0)
        SELECT customer_id, recency, frequency, monetary, 1 + 5 * r / twice, 1 + 5 * f / twice, 1 + 5 * m / twice
        FROM ranked ORDER BY customer_id
        """;

    /// <summary>Of the customers won in a month, how many bought in each month from then on.</summary>
    public const string Cohorts =
        """
        WITH months AS (
          SELECT month, ROW_NUMBER() OVER (ORDER BY month) AS number FROM (SELECT DISTINCT month FROM calendar) distinct_months),
        bought AS (
          SELECT DISTINCT h.customer_id, c.month
          FROM order_line l JOIN sales_order h ON h.id = l.order_id JOIN calendar c ON c.day = h.day
          WHERE NOT l.deleted AND NOT h.deleted AND NOT l.is_return AND h.kind = 0 AND h.customer_id IS NOT NULL),
        won AS (SELECT customer_id, MIN(month) AS month FROM bought GROUP BY customer_id)
        SELECT w.month, later.number - first.number, COUNT(*)
        FROM bought b
        JOIN won w ON w.customer_id = b.customer_id
        JOIN months first ON first.month = w.month
        JOIN months later ON later.month = b.month
        GROUP BY w.month, later.number - first.number
        ORDER BY 1, 2
        """;
}
