using Attain.App.Imports;
using Attain.App.Web;
using Attain.App.Web.Tables;

namespace Attain.App.Pages.Data;

/// <summary>The problems of a file: where, and what to do.</summary>
public static class ProblemsTable
{
    public static Table Of(PageContext here, ImportDraft draft) => new(
        "problems", $"data/import/{draft.Id}/problems", here.Words["data.problems.title"],
        [new("row", here.Words["data.problems.row"]) { Number = true }, new("column", here.Words["data.problems.column"]), new("what", here.Words["data.problems.what"])],
        [.. (draft.Report?.Problems ?? []).Select(p => new Row([new(p.Row), p.Column, p.Says.In(here.Language)]))])
    {
        PageSize = 20, Filter = draft.Report is { Problems.Count: > 10 },
    };

    public static IResult Csv(PageContext here, ImportDesk desk, string id) => TableFiles.Csv(Of(here, ImportChanges.Draft(here, desk, id)).Shown(here), here);

    public static IResult Excel(PageContext here, ImportDesk desk, string id) => TableFiles.Excel(Of(here, ImportChanges.Draft(here, desk, id)).Shown(here), here);
}
