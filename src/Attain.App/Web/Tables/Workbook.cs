using System.Globalization;
using Attain.Core;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using SheetRow = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace Attain.App.Web.Tables;

/// <summary>One sheet of an Excel file, with numbers as numbers and days as days.</summary>
public static class Workbook
{
    private enum Style : uint
    {
        Plain,
        Head,
        Amount,
        Percent,
        Day,
    }

    /// <param name="rows">Values: <see cref="Money"/>, <see cref="Ratio"/>, <see cref="Delta"/>, numbers, days, text or null.</param>
    public static byte[] Write(string title, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheet = book.AddNewPart<WorksheetPart>();
            var data = new SheetData();
            data.Append(new SheetRow(heads.Select(head => TextCell(head, Style.Head))));
            foreach (var row in rows) data.Append(new SheetRow(row.Select(Cell)));
            // The first row stays in sight.
            var view = new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 };
            sheet.Worksheet = new Worksheet(
                new SheetViews(view),
                new Columns(heads.Select((_, i) => new DocumentFormat.OpenXml.Spreadsheet.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = i == 0 ? 28 : 16, CustomWidth = true })),
                data);
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = SheetName(title) }));
        }
        return stream.ToArray();
    }

    private static SheetCell Cell(object? value) => value switch
    {
        null => new SheetCell(),
        Money money => NumberCell(money.ToDecimal(), Style.Amount),
        Ratio ratio => NumberCell(ratio.Value, Style.Percent),
        Delta delta => NumberCell(delta.Value, Style.Percent),
        DateOnly day => NumberCell(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber, Style.Day),
        int or long or decimal => NumberCell(Convert.ToDecimal(value, CultureInfo.InvariantCulture), Style.Plain),
        _ => TextCell(value.ToString()!, Style.Plain),
    };

    private static SheetCell NumberCell(decimal number, Style style) =>
        new() { CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)), DataType = CellValues.Number, StyleIndex = (uint)style };

    private static SheetCell TextCell(string text, Style style) =>
        new() { InlineString = new InlineString(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }), DataType = CellValues.InlineString, StyleIndex = (uint)style };

    /// <summary>XML knows no control characters.</summary>
    private static string Clean(string text) => string.Concat(text.Where(letter => !char.IsControl(letter) || letter is '\n' or '\t'));

    /// <summary>Excel allows 31 characters and none of these.</summary>
    private static string SheetName(string title)
    {
        var name = string.Concat(title.Where(letter => !"[]:*?/\\'".Contains(letter, StringComparison.Ordinal)));
        return name.Length > 31 ? name[..31] : name;
    }

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 4, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 10, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }));
}
