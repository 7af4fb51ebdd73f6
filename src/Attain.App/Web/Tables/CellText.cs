using Attain.App.Report;
using Attain.Core;

namespace Attain.App.Web.Tables;

/// <summary>How a cell's value is written for people.</summary>
public static class CellText
{
    public static string Of(Cell cell, Words words) => cell.Text ?? (cell.Value is Sentence sentence ? words.Say(sentence) : Format.Value(cell.Value, words.Language));

    /// <summary>The exact figure where the text rounds it.</summary>
    public static string? Title(Cell cell, Words words) => cell.Title ?? (cell.Value is Money money ? words.Exact(money) : null);
}
