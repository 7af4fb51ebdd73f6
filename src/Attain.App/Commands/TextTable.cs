using Spectre.Console;
using Spectre.Console.Rendering;

namespace Attain.App.Commands;

/// <summary>A plain table for the terminal: no frame, figures to the right, never wrapped, so that it can be piped.</summary>
public sealed class TextTable(params IReadOnlyList<string> heads)
{
    private readonly List<IReadOnlyList<string>> _rows = [];

    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    public void Write(TextWriter output, string indent = "")
    {
        var table = new Table().Border(new HeadLine());
        for (var i = 0; i < heads.Count; i++)
        {
            var column = new TableColumn(new Text(heads[i])).NoWrap().PadLeft(0).PadRight(2);
            table.AddColumn(_rows.Count > 0 && _rows.All(r => LooksNumeric(r[i])) ? column.RightAligned() : column);
        }
        foreach (var row in _rows) table.AddRow(row.Select(cell => new Text(cell)));
        foreach (var line in Lines(table)) output.WriteLine((indent + line).TrimEnd());
    }

    private static IEnumerable<string> Lines(Table table)
    {
        using var drawn = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(drawn) });
        console.Profile.Width = short.MaxValue;
        console.Write(table);
        return drawn.ToString().Split('\n').Where(line => !string.IsNullOrWhiteSpace(line));
    }

    private static bool LooksNumeric(string text) =>
        text is "" or "—" || char.IsAsciiDigit(text[0]) || (text[0] is '-' or '+' or '¥' or '$' && text.Length > 1);

    /// <summary>Nothing but a line under the heads.</summary>
    private sealed class HeadLine : TableBorder
    {
        public override string GetPart(TableBorderPart part) =>
            part is TableBorderPart.HeaderBottom or TableBorderPart.HeaderBottomSeparator or TableBorderPart.HeaderBottomLeft ? "─" : "";
    }
}
