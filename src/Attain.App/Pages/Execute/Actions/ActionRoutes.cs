using System.Globalization;
using Attain.App.Web;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;

namespace Attain.App.Pages.Execute;

/// <summary>Who has what to do today, and what becomes of it.</summary>
internal static class ActionRoutes
{
    public static void Map(WorkspaceRoutes routes)
    {
        routes.Page<ActionsPage>("execute/actions");
        routes.Table("execute/actions", ActionsTable.Of);
        routes.Get("execute/actions/{person:int}/mark", Capability.EditRecords, (PageContext here, HttpContext http, int person) =>
        {
            var action = (here.View.Viewer.Sees(person) ? here.Everybody().GetValueOrDefault(person)?.Open.Actions.FirstOrDefault(action => action.Key == here["key"]) : null) ?? throw new NotThereException();
            (string, object?)[] parameters = [("PersonId", person), ("Action", action), ("Back", FormAnswers.Back(here, http, null, here.Link("execute/actions")))];
            return http.Request.IsFragment() ? (IResult)Fragment.Of<MarkForm>(parameters) : Fragment.Of<MarkPage>(parameters);
        });
        routes.Post("execute/actions/{person:int}/done", Capability.EditRecords, Done);
        routes.Post("execute/actions/{person:int}/snooze", Capability.EditRecords, Snooze);
        routes.Post("execute/actions/{person:int}/clear", Capability.EditRecords, (PageContext here, HttpContext http, int person) =>
        {
            ActionMarks.Clear(here.View, person, here["key"] ?? "", here.Seat.Name);
            return Web.Done.Goto(http, FormAnswers.Back(here, http, null, here.Link("execute/actions")), here.Words["execute.undone"]);
        });
    }

    /// <summary>Where one does what an action asks for.</summary>
    public static string? Link(PageContext here, RepAction action) => action.Kind switch
    {
        ActionKind.AnswerLead => here.Link($"execute/leads/{Text(action.RecordId)}"),
        ActionKind.CloseOpportunity or ActionKind.MoveOpportunity => here.Link($"execute/deals/{Text(action.RecordId)}"),
        _ when action.Customer is { Id: > 0 } customer => here.Link($"execute/customers/{Text(customer.Id)}"),
        ActionKind.AnswerTicket => here.Link("execute/tickets"),
        _ => null,
    };

    private static async Task<IResult> Done(PageContext here, HttpContext http, int person)
    {
        var posted = await http.Request.ReadFormAsync(http.RequestAborted);
        var kind = Enum.TryParse<MarkOutcome>(posted["outcome"], out var known) && Enum.IsDefined(known) ? known : (MarkOutcome?)null;
        ActionMarks.Done(here.View, person, posted["key"].ToString(), kind, posted["text"], here.Seat.Name);
        return Marked(here, http, posted, person, here.Words["execute.action.done"]);
    }

    private static async Task<IResult> Snooze(PageContext here, HttpContext http, int person)
    {
        var posted = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!DateOnly.TryParseExact(posted["until"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until))
            throw new RefusedException(Sentence.Of("edit.noDay", ("value", posted["until"].ToString())));
        ActionMarks.Snooze(here.View, person, posted["key"].ToString(), until, here.Seat.Name);
        return Marked(here, http, posted, person, here.Words.Say("execute.action.snoozed", ("day", until)));
    }

    private static IResult Marked(PageContext here, HttpContext http, IFormCollection posted, int person, string says) => Web.Done.Goto(
        http, FormAnswers.Back(here, http, posted, here.Link("execute/actions")), says, here.Link($"execute/actions/{Text(person)}/clear", ("key", posted["key"])));

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
