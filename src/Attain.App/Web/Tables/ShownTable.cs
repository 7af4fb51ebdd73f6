using System.Collections;
using Attain.Core;

namespace Attain.App.Web.Tables;

/// <summary>A table as the address asks for it.</summary>
/// <param name="Columns">The indexes of the columns shown.</param>
/// <param name="Rows">All that pass the filter, in order; the page shows some of them, files all.</param>
public sealed record ShownTable(Table Table, IReadOnlyList<int> Columns, IReadOnlyList<Row> Rows, string? Sort, string? Filter, int Page)
{
    public int Pages => Math.Max(1, (Rows.Count + Table.PageSize - 1) / Table.PageSize);

    public IEnumerable<Row> OnPage => Rows.Skip((Page - 1) * Table.PageSize).Take(Table.PageSize);

    internal static ShownTable Of(Table table, PageContext here)
    {
        var hidden = (here[table.Name + "-hide"] ?? "").Split(',').ToHashSet(StringComparer.Ordinal);
        var columns = Enumerable.Range(0, table.Columns.Count).Where(i => i == 0 || !hidden.Contains(table.Columns[i].Key)).ToList();
        var words = here[table.Name + "-q"];
        IEnumerable<Row> rows = words is null ? table.Rows : table.Rows.Where(row => Holds(row, columns, words, here));
        var sort = here[table.Name + "-sort"] ?? table.Sort;
        var by = sort is null ? -1 : table.Columns.ToList().FindIndex(column => column.Key == sort.TrimStart('-'));
        // Rows without a value come last either way.
        if (by >= 0)
        {
            var known = rows.OrderBy(row => row.Cells[by].Value is null);
            rows = sort![0] == '-' ? known.ThenByDescending(row => row.Cells[by].Value, Comparer.Instance) : known.ThenBy(row => row.Cells[by].Value, Comparer.Instance);
        }
        List<Row> all = [.. rows];
        var pages = Math.Max(1, (all.Count + table.PageSize - 1) / table.PageSize);
        var page = int.TryParse(here[table.Name + "-page"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, pages) : 1;
        return new(table, columns, all, by >= 0 ? sort : null, words, page);
    }

    /// <summary>Every word must be found somewhere in the row, in any case.</summary>
    private static bool Holds(Row row, List<int> columns, string words, PageContext here)
    {
        var text = string.Join('\n', columns.Select(i => CellText.Of(row.Cells[i], here.Words)));
        return words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private sealed class Comparer : IComparer<object?>
    {
        public static readonly Comparer Instance = new();

        // As a Chinese list is read: by sound, Latin letters among them.
        private static readonly System.Globalization.CompareInfo Names = System.Globalization.CultureInfo.GetCultureInfo("zh-CN").CompareInfo;

        public int Compare(object? x, object? y) => (Sortable(x), Sortable(y)) switch
        {
            (decimal a, decimal b) => a.CompareTo(b),
            (DateOnly a, DateOnly b) => a.CompareTo(b),
            var (a, b) => Names.Compare(a?.ToString(), b?.ToString()),
        };

        private static object? Sortable(object? value) => value switch
        {
            Money money => money.ToDecimal(),
            Ratio ratio => ratio.Value,
            Delta delta => delta.Value,
            int or long or decimal => Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture),
            _ => value,
        };
    }
}
