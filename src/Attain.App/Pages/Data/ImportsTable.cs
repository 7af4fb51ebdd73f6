using Attain.App.Imports;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Facts;

namespace Attain.App.Pages.Data;

/// <summary>Who read which file in when, and what became of its rows.</summary>
public static class ImportsTable
{
    public static Table Of(PageContext here, ImportDesk desk)
    {
        var words = here.Words;
        var imports = here.Keep("imports with actors", () => new Importer(here.View.Store).ListWithActors());
        var drafts = desk.List(here.Seat.WorkspaceId).Where(d => d.Report?.ImportId is not null).ToDictionary(d => d.Report!.ImportId!.Value);
        return new Table("imports", "data/imports", words["data.tab.imports"],
        [
            new("file", words["data.imports.file"]), new("kind", words["data.column.kind"]), new("when", words["settings.history.at"]), new("who", words["settings.history.who"]),
            Number("read"), Number("inserted"), Number("updated"), Number("unchanged"), Number("rejected"),
        ],
        [.. imports.OrderByDescending(i => i.Import.Id).Select(i => Row(i.Import, i.Actor, drafts.GetValueOrDefault(i.Import.Id), here))])
        {
            Filter = imports.Count > 10,
            Empty = words["data.imports.empty"],
        };

        Column Number(string key) => new(key, words["data.report." + key]) { Number = true };
    }

    public static IResult Csv(PageContext here, ImportDesk desk) => TableFiles.Csv(Of(here, desk).Shown(here), here);

    public static IResult Excel(PageContext here, ImportDesk desk) => TableFiles.Excel(Of(here, desk).Shown(here), here);

    private static Row Row(Import import, string actor, ImportDraft? draft, PageContext here) => new(
    [
        new(import.File) { Link = draft is null ? null : here.Link($"data/import/{draft.Id}") }, here.Words[$"data.kind.{import.Kind}"], LoadedTableView.When(here, import.At), actor,
        new(import.Read), new(import.Inserted), new(import.Updated), new(import.Unchanged), new(import.Rejected),
    ]);
}
