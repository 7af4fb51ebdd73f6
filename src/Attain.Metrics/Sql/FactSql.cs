using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>Writes a measure over a fact as one SELECT of the keys and a number.</summary>
internal static class FactSql
{
    public static string Write(Question question, FactMeasure measure, SqlQuery query)
    {
        var rows = new RowSql(question, measure.Fact, measure.Date, query);
        var columns = question.By.Select((dimension, i) => KeyColumn(dimension, rows.Key(dimension), i)).Concat(Needed(measure, rows)).ToList();
        var limits = rows.Limits().Concat(measure.Conditions.Select(rows.Meets)).ToList();
        query.With($"rows_asked AS (SELECT {string.Join(", ", columns)}\nFROM {rows.From}\nWHERE {string.Join("\n  AND ", limits)})");
        var keys = Keys(question);
        return measure.Aggregation switch
        {
            Aggregation.Sum => Grouped(keys, "CAST(SUM(v) AS BIGINT)", "rows_asked"),
            Aggregation.Rows => Grouped(keys, "COUNT(*)", "rows_asked"),
            Aggregation.Distinct => Grouped(keys, "COUNT(DISTINCT v)", "rows_asked"),
            Aggregation.RepeatCustomers => RepeatCustomers(keys, query),
            Aggregation.TopCustomersRevenue => Ranked(keys, query, "CAST(SUM(CASE WHEN active = 1 AND 5 * (place - 1) < actives THEN revenue ELSE 0 END) AS BIGINT)"),
            Aggregation.CustomersToEighty => Ranked(keys, query, "CAST(MIN(CASE WHEN active = 1 AND total > 0 AND 5 * reached >= 4 * total THEN place END) AS BIGINT)"),
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure.Aggregation, message: null),
        };
    }

    /// <summary>A key as it is selected: 0 for none. A period is never none, so one that is missing stays visible.</summary>
    public static string KeyColumn(Dimension dimension, string key, int place) => dimension.IsTime() ? $"{key} AS k{place}" : $"COALESCE({key}, 0) AS k{place}";

    /// <summary>k0, k1, … for the dimensions asked.</summary>
    public static IReadOnlyList<string> Keys(Question question) => [.. question.By.Select((_, i) => $"k{i}")];

    /// <summary>One row per group there is; none where there are no rows, also without keys.</summary>
    public static string Grouped(IReadOnlyList<string> keys, string number, string source) => keys.Count == 0
        ? $"SELECT {number} FROM {source} HAVING COUNT(*) > 0"
        : $"SELECT {string.Join(", ", keys)}, {number} FROM {source} GROUP BY {string.Join(", ", keys)}";

    private static IEnumerable<string> Needed(FactMeasure measure, RowSql rows) => measure.Aggregation switch
    {
        Aggregation.Rows => ["1 AS v"],
        Aggregation.Sum => [$"{string.Join(" ", measure.Terms.Select((term, i) => Signed(rows.Column(term.Column), term.Negative, i == 0)))} AS v"],
        Aggregation.Distinct => [$"{rows.Column(measure.Terms[0].Column)} AS v"],
        _ =>
        [
            $"{rows.Column(FactColumn.Customer)} AS customer", $"{rows.Column(FactColumn.Order)} AS document",
            $"{rows.Column(FactColumn.Amount)} AS amount", $"{rows.Column(FactColumn.IsReturn)} AS given_back",
        ],
    };

    private static string Signed(string column, bool isNegative, bool isFirst) => (isNegative, isFirst) switch
    {
        (true, _) => $"- COALESCE({column}, 0)",
        (_, true) => $"COALESCE({column}, 0)",
        _ => $"+ COALESCE({column}, 0)",
    };

    private static string RepeatCustomers(IReadOnlyList<string> keys, SqlQuery query)
    {
        query.With(
            $"""
            buyers AS (
              SELECT {List(keys)}customer, COUNT(DISTINCT document) AS documents FROM rows_asked GROUP BY {List(keys)}customer)
            """);
        return Grouped(keys, "CAST(SUM(CASE WHEN customer IS NOT NULL AND documents > 1 THEN 1 ELSE 0 END) AS BIGINT)", "buyers");
    }

    /// <summary>Customers of each group by what they bring, greatest first; those with nothing but returns, and rows without a customer, are not active.</summary>
    private static string Ranked(IReadOnlyList<string> keys, SqlQuery query, string number)
    {
        query.With(
            $"""
            buyers AS (
              SELECT {List(keys)}customer, CAST(SUM(amount) AS BIGINT) AS revenue,
                CASE WHEN customer IS NOT NULL AND MIN(given_back) = 0 THEN 1 ELSE 0 END AS active
              FROM rows_asked GROUP BY {List(keys)}customer)
            """);
        query.With(
            $"""
            ranked AS (
              SELECT {List(keys)}revenue, active,
                ROW_NUMBER() OVER (PARTITION BY {List(keys)}active ORDER BY revenue DESC, customer) AS place,
                SUM(revenue) OVER (PARTITION BY {List(keys)}active ORDER BY revenue DESC, customer ROWS UNBOUNDED PRECEDING) AS reached,
                SUM(revenue) OVER (PARTITION BY {List(keys)}active) AS total,
                COUNT(*) OVER (PARTITION BY {List(keys)}active) AS actives
              FROM buyers)
            """);
        return Grouped(keys, number, "ranked");
    }

    private static string List(IReadOnlyList<string> keys) => string.Concat(keys.Select(key => $"{key}, "));
}
