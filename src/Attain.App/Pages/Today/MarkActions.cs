using System.Globalization;
using Attain.App.Web;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Today;

/// <summary>What is done with an action of the day: done with its follow-up, put off, or taken back.</summary>
public static class MarkActions
{
    public static void Map(WorkspaceRoutes routes)
    {
        routes.Post("today/actions/done", Capability.EditRecords, Done);
        routes.Post("today/actions/snooze", Capability.EditRecords, Snooze);
        routes.Post("today/actions/clear", Capability.EditRecords, Clear);
    }

    private static async Task<IResult> Done(HttpContext http, PageContext here)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (person, key) = Asked(form);
        MarkOutcome? outcome = Enum.TryParse<MarkOutcome>(form["outcome"], out var chosen) ? chosen : null;
        var action = ActionMarks.Today(here.View, person).Open.Actions.FirstOrDefault(a => a.Key == key) ?? throw new RefusedException(Sentence.Of("today.noAction"));
        Note(here, person, action, form);
        ActionMarks.Done(here.View, person, key, outcome, form["note"], here.Seat.Name);
        return Back(http, here, person, here.Words["today.marked.done"]);
    }

    private static async Task<IResult> Snooze(HttpContext http, PageContext here)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (person, key) = Asked(form);
        var days = int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 1;
        var until = here.AsOf.AddDays(days);
        // Nobody wants it back on a day off.
        while (!here.Profile.WorkingDays.IsWorking(until)) until = until.AddDays(1);
        ActionMarks.Snooze(here.View, person, key, until, here.Seat.Name);
        return Back(http, here, person, here.Words.Say("today.marked.snoozed", ("day", until)));
    }

    private static async Task<IResult> Clear(HttpContext http, PageContext here)
    {
        var (person, key) = Asked(await http.Request.ReadFormAsync(http.RequestAborted));
        ActionMarks.Clear(here.View, person, key, here.Seat.Name);
        return Back(http, here, person, here.Words["today.marked.cleared"]);
    }

    /// <summary>What was said and agreed becomes an activity of the deal, lead or customer, with its next step.</summary>
    private static void Note(PageContext here, int person, RepAction action, IFormCollection form)
    {
        if (string.IsNullOrWhiteSpace(form["note"]) && string.IsNullOrWhiteSpace(form["next"])) return;
        string Id(int id) => id.ToString(CultureInfo.InvariantCulture);
        var typed = new Dictionary<string, string?>
        {
            ["kind"] = here.Words["today.activity"], ["note"] = form["note"], ["nextStep"] = form["next"], ["nextStepDay"] = form["nextDay"], ["rep"] = Id(person),
        };
        if (action.Customer is { Id: > 0 } customer) typed["customer"] = Id(customer.Id);
        if (action.Kind is ActionKind.CloseOpportunity or ActionKind.MoveOpportunity) typed["opportunity"] = Id(action.RecordId);
        if (action.Kind == ActionKind.AnswerLead) typed["lead"] = Id(action.RecordId);
        try
        {
            Records.Activities.Create(here.View, typed, here.Seat.Name);
        }
        catch (InvalidFieldsException invalid)
        {
            throw new RefusedException(invalid.Problems[0].Says);
        }
    }

    private static (int Person, string Key) Asked(IFormCollection form) =>
        int.TryParse(form["person"], NumberStyles.None, CultureInfo.InvariantCulture, out var person) && form["key"] is [{ Length: > 0 } key]
            ? (person, key)
            : throw new NotThereException();

    private static IResult Back(HttpContext http, PageContext here, int person, string says) => Web.Done.Goto(
        http, here.View.Viewer.RepIds is { Count: 1 } ? here.Link("today") : here.Link("today", ("rep", here.View.Directory.Person(person)!.ExternalId)), says);
}
