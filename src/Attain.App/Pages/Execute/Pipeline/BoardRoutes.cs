using System.Globalization;
using Attain.App.Web;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;

namespace Attain.App.Pages.Execute;

/// <summary>The board, more of its cards, and moving a card.</summary>
internal static class BoardRoutes
{
    private const int MoreCards = 30;

    public static void Map(WorkspaceRoutes routes)
    {
        routes.Page<BoardPage>("execute");
        routes.Get("execute/board/more", Capability.Read, More);
        routes.Get("execute/deals/{id:int}/move", Capability.EditRecords, (PageContext here, HttpContext http, int id) =>
        {
            (string, object?)[] parameters = [("Deal", DealRoutes.Desk.Read(here, id)), ("Back", FormAnswers.Back(here, http, null, here.Link("execute")))];
            return http.Request.IsFragment() ? (IResult)Fragment.Of<MoveForm>(parameters) : Fragment.Of<MovePage>(parameters);
        });
        routes.Post("execute/deals/{id:int}/move", Capability.EditRecords, Move);
    }

    private static IResult More(PageContext here)
    {
        var (lane, after) = (Number(here["lane"]), Math.Max(0, Number(here["after"])));
        var column = BoardModel.Of(here).Board.Columns.FirstOrDefault(column => BoardModel.Key(column) == lane) ?? throw new NotThereException();
        after = Math.Min(after, column.Count);
        var cards = DealCard.Read(here.View, [.. column.Ids.Skip(after).Take(MoreCards)]);
        return Fragment.Of<BoardCards>(("Column", column), ("Cards", cards), ("Shown", Math.Min(column.Count, after + MoreCards)));
    }

    private static async Task<IResult> Move(PageContext here, HttpContext http, LiveWorkspaces workspaces, int id)
    {
        var posted = await http.Request.ReadFormAsync(http.RequestAborted);
        var (deal, stageId) = (DealRoutes.Desk.Read(here, id), Number(posted["stage"]));
        var stage = FieldWords.Stages(here).FirstOrDefault(stage => stage.Id == stageId) ?? throw new NotThereException();
        var version = long.TryParse(posted["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0;
        var (menu, back) = (posted.ContainsKey("menu"), FormAnswers.Back(here, http, posted, here.Link("execute")));
        // How it ended is asked before it is closed.
        if (stage.Outcome != Outcome.Open) return ToDialog(http, DealRoutes.CloseForm(here, deal, stage.Outcome, version, back));

        var outcome = Records.Opportunities.Change(here.View, id, version, new Dictionary<string, string?> { ["stage"] = stageId.ToString(CultureInfo.InvariantCulture) }, here.Seat.Name);
        if (outcome is EditOutcome.Conflict conflict) return ToDialog(http, DealRoutes.Desk.Asked(here, deal, conflict, [("stage", stageId.ToString(CultureInfo.InvariantCulture))], back));
        var says = here.Words.Say("execute.moved", ("deal", deal.Name), ("stage", stage.Name));
        if (menu || !http.Request.IsFragment()) return FormAnswers.Saved(here, http, outcome, back, says);
        if (outcome is EditOutcome.Saved saved) Toast.Show(http, FormAnswers.Said(here.Words, saved, says), FormAnswers.UndoLink(here, saved));
        // The board of after the move, which the request began before.
        var after = Afterwards.Of(here, http, workspaces);
        var cards = DealCard.Read(after.View, [id]);
        http.Response.Headers["X-Moved"] = "1";
        return Fragment.Of<BoardMoved>(("Shown", BoardModel.Of(after)), ("Card", cards is [var card] ? card : null));
    }

    private static IResult ToDialog(HttpContext http, FormModel model)
    {
        if (http.Request.IsFragment())
        {
            http.Response.Headers["HX-Retarget"] = "#dialog-body";
            http.Response.Headers["HX-Reswap"] = "innerHTML";
        }
        return FormAnswers.Show(http, model);
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
