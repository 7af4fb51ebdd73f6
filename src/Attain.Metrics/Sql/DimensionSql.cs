using Attain.Facts;

namespace Attain.Metrics;

/// <summary>The windows of loaded targets, each named in SQL by one number made of its two days.</summary>
internal static class WindowSql
{
    private const long Shift = 1_000_000;

    public const string All =
        """
        windows (code, from_day, to_day) AS (
          SELECT DISTINCT CAST(t.from_day AS BIGINT) * 1000000 + t.to_day, t.from_day, t.to_day FROM target t WHERE NOT t.deleted)
        """;

    /// <summary>The number of the window of a target.</summary>
    public const string OfTarget = "CAST(f.from_day AS BIGINT) * 1000000 + f.to_day";

    public static IEnumerable<long> Codes(WorkspaceView view, IEnumerable<int> windows) =>
        windows.Where(id => id <= view.Facts.Windows.Count).Select(id => Code(view.Facts.Windows[id - 1])).DefaultIfEmpty(long.MinValue);

    /// <summary>From the number in SQL to the place in <see cref="FactSnapshot.Windows"/>.</summary>
    public static Dictionary<long, int> Places(WorkspaceView view) =>
        view.Facts.Windows.Index().ToDictionary(window => Code(window.Item), window => window.Index + 1);

    private static long Code(Core.DateRange window) => EpochDay.Of(window.From) * Shift + EpochDay.Of(window.To);
}

internal static class TerritorySql
{
    /// <summary>Whether a row's territory is one of these, or lies below one.</summary>
    public static string Within(SqlQuery query, string territory, IReadOnlyList<int> ids)
    {
        query.With(
            $"""
            asked_territory (id) AS (
              SELECT t.id FROM territory t WHERE t.id IN {query.Values(ids.Select(id => (long)id))}
              UNION
              SELECT t.id FROM territory t JOIN asked_territory a ON t.parent_id = a.id)
            """);
        return $"{territory} IN (SELECT a.id FROM asked_territory a)";
    }

    /// <summary>Every territory with everything below it, itself included: <c>within_territory (ancestor, id)</c>.</summary>
    public const string Pairs =
        """
        within_territory (ancestor, id) AS (
          SELECT t.id, t.id FROM territory t
          UNION
          SELECT w.ancestor, t.id FROM territory t JOIN within_territory w ON t.parent_id = w.id)
        """;
}
