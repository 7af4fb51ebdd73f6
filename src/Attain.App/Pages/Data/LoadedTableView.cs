using Attain.App.Report;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Facts;

namespace Attain.App.Pages.Data;

/// <summary>What is loaded: rows, days, who wrote last, and what is missing on the rows.</summary>
public static class LoadedTableView
{
    public static IReadOnlyList<LoadedTable> Loaded(PageContext here) => here.Keep("loaded tables", () => LoadedTables.Of(here.View.Facts, here.View.Store));

    public static Table Of(PageContext here)
    {
        var words = here.Words;
        return new Table("loaded", "data/loaded", words["data.tab.loaded"],
        [
            new("kind", words["data.column.kind"]), new("rows", words["data.column.rows"]) { Number = true }, new("first", words["data.column.first"]), new("last", words["data.column.last"]),
            new("filled", words["data.column.filled"]) { Hint = words["data.column.filledHint"] }, new("changed", words["data.column.changed"]) { Minor = true },
        ],
        [.. Loaded(here).Select(table => Row(table, here))]);
    }

    public static string When(PageContext here, long at) => $"{TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(at), here.Profile.TimeZone):yyyy-MM-dd HH:mm}";

    private static Row Row(LoadedTable table, PageContext here)
    {
        var words = here.Words;
        var least = table.Rows == 0 ? null : table.Filled.MinBy(f => f.Share);
        return new(
        [
            words[$"data.kind.{table.Kind}"],
            table.Rows == 0 ? new(0) { Text = words["report.notLoaded"] } : new(table.Rows),
            new(table.Days?.From), new(table.Days?.Last),
            new(least is null ? null : Filled(table, words)),
            new(table.Changed is { } changed ? When(here, changed.At) : null) { Title = table.Changed?.Actor },
        ]);
    }

    /// <summary>The fields that are not on every row, the emptiest first.</summary>
    private static string Filled(LoadedTable table, Words words)
    {
        var gaps = table.Filled.Where(f => f.Share < 1).OrderBy(f => f.Share).ToList();
        return gaps.Count == 0
            ? words["data.filled.all"]
            : string.Join(words["data.filled.joint"], gaps.Select(f => words.Say("data.filled.share", ("field", words[$"import.field.{f.Field}"]), ("share", Share(f.Share)))));
    }

    /// <summary>Never rounded up to all or down to nothing.</summary>
    private static string Share(decimal share) => share switch
    {
        0 => "0%",
        < 0.01m => "<1%",
        > 0.99m => ">99%",
        _ => Math.Round(share * 100).ToString("0", System.Globalization.CultureInfo.InvariantCulture) + "%",
    };
}
