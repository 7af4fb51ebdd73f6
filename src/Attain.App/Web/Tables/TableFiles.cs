using System.Globalization;
using System.Text;
using Attain.Core;

namespace Attain.App.Web.Tables;

/// <summary>A shown table as a file: all its rows, raw values, in the columns and order on the page.</summary>
public static class TableFiles
{
    public static IResult Csv(ShownTable shown, PageContext here)
    {
        var text = new StringBuilder();
        Line(text, shown.Columns.Select(i => shown.Table.Columns[i].Name));
        foreach (var row in Rows(shown)) Line(text, shown.Columns.Select(i => Raw(row.Cells[i], here)));
        // Excel takes a CSV for UTF-8 only by its mark.
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
        return Results.File(bytes, "text/csv; charset=utf-8", Name(shown, here, "csv"));
    }

    public static IResult Excel(ShownTable shown, PageContext here) => Results.File(
        Workbook.Write(
            shown.Table.Title,
            [.. shown.Columns.Select(i => shown.Table.Columns[i].Name)],
            Rows(shown).Select(row => shown.Columns.Select(i => Value(row.Cells[i], here)).ToList())),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Name(shown, here, "xlsx"));

    private static IEnumerable<Row> Rows(ShownTable shown) => shown.Table.Total is { } total ? shown.Rows.Append(total) : shown.Rows;

    private static string Name(ShownTable shown, PageContext here, string ending) => $"{shown.Table.Title} {here.AsOf:yyyy-MM-dd}.{ending}";

    /// <summary>Numbers and days stay what they are; everything else is its text.</summary>
    private static object? Value(Cell cell, PageContext here) => cell.Value switch
    {
        null => cell.Text,
        Money or Ratio or Delta or int or long or decimal or DateOnly => cell.Value,
        _ => CellText.Of(cell, here.Words),
    };

    private static string Raw(Cell cell, PageContext here) => Value(cell, here) switch
    {
        null => "",
        Money money => money.ToExact(),
        Ratio ratio => Number(ratio.Value),
        Delta delta => Number(delta.Value),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number and (int or long or decimal) => number.ToString(null, CultureInfo.InvariantCulture),
        var text => Harmless(text.ToString()!),
    };

    private static string Number(decimal share) => Math.Round(share, 6).ToString(CultureInfo.InvariantCulture);

    /// <summary>A text that a spreadsheet would run as a formula stays a text.</summary>
    private static string Harmless(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? "'" + text : text;

    private static void Line(StringBuilder text, IEnumerable<string> values) =>
        text.AppendJoin(',', values.Select(value => value.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"")}\"" : value)).Append("\r\n");
}
