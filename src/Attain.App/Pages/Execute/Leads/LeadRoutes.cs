using System.Globalization;
using Attain.App.Web;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;

namespace Attain.App.Pages.Execute;

/// <summary>Leads: the list with its clocks, one lead, its conversion.</summary>
internal static class LeadRoutes
{
    public static readonly RecordDesk<Lead> Desk = new(
        "leads", Records.Leads, ["name", "grade", "source", "contact", "rep", "channel", "customer", "note"],
        ["name", "grade", "rep", "source", "channel", "contact", "customer", "firstResponse", "converted", "note"], (here, lead) => here.Link($"execute/leads/{Text(lead.Id)}"));

    /// <summary>Days of leads a list goes back.</summary>
    private const int DaysBack = 90;

    public static void Map(WorkspaceRoutes routes)
    {
        routes.Page<LeadsPage>("execute/leads");
        routes.Table("execute/leads", LeadsTable.Of);
        Desk.Map(routes);
        routes.Get("execute/leads/{id:int}", Capability.Read, (PageContext here, int id) => Fragment.Of<LeadPage>(("Lead", Desk.Read(here, id))));
        routes.Get("execute/leads/{id:int}/convert", Capability.EditRecords, (PageContext here, HttpContext http, int id) =>
            FormAnswers.Show(http, ConvertForm(here, http, Desk.Read(here, id), null, [])));
        routes.Post("execute/leads/{id:int}/convert", Capability.EditRecords, Convert);
        routes.Post("execute/leads/{id:int}/respond", Capability.EditRecords, Respond);
    }

    /// <summary>Leads of the last months and all that wait, in the scope of the page.</summary>
    public static IReadOnlyList<Lead> All(PageContext here) => here.Keep(("leads", here.Scope), () => RecordLists.Leads(here.View, here.Scope, here.AsOf.AddDays(-DaysBack)));

    /// <summary>Those whose clock runs or ran out, the most urgent first.</summary>
    public static IReadOnlyList<(Lead Lead, WaitingClock Clock)> Waiting(PageContext here) =>
        [.. All(here).Where(lead => lead is { FirstResponseAt: null, ConvertedDay: null }).Select(lead => (Lead: lead, Clock: WaitingClock.Of(here.View, lead)))
            .Where(pair => pair.Clock.State != ClockState.None).OrderBy(pair => pair.Lead.Grade != "A").ThenBy(pair => pair.Clock.Left)];

    private static IResult Respond(PageContext here, HttpContext http, int id)
    {
        var lead = Desk.Read(here, id);
        var now = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(Math.Max(lead.CreatedAt + 60, Metrics.WorkDay.Now(here.View))), here.Profile.TimeZone).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        var outcome = Records.Leads.Change(here.View, id, lead.ChangeId, new Dictionary<string, string?> { ["firstResponse"] = now }, here.Seat.Name);
        return FormAnswers.Saved(here, http, outcome, FormAnswers.Back(here, http, null, here.Link("execute/leads")), here.Words.Say("execute.responded", ("lead", lead.Name)));
    }

    private static async Task<IResult> Convert(PageContext here, HttpContext http, int id)
    {
        var posted = await http.Request.ReadFormAsync(http.RequestAborted);
        var lead = Desk.Read(here, id);
        var typed = new FieldWords(here).Typed(Records.Opportunities.Form, posted);
        var version = long.TryParse(posted["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0;
        try
        {
            var outcome = LeadConversion.Convert(here.View, id, version, typed, here.Seat.Name);
            if (outcome is EditOutcome.Conflict conflict)
                throw new RefusedException(Sentence.Of("execute.changedMeanwhile", ("who", conflict.Theirs.Actor), ("fields", conflict.Fields.Select(field => here.Words[$"field.{field.Field}"]).ToList())));
            return FormAnswers.Saved(here, http, outcome, here.Link($"execute/deals/{Text(((EditOutcome.Saved)outcome).Id)}"), here.Words.Say("execute.converted", ("lead", lead.Name)));
        }
        catch (InvalidFieldsException wrong)
        {
            return FormAnswers.Show(http, ConvertForm(here, http, lead, posted, wrong.Problems));
        }
    }

    private static FormModel ConvertForm(PageContext here, HttpContext http, Lead lead, IFormCollection? posted, IReadOnlyList<FieldProblem> problems)
    {
        var (words, form) = (new FieldWords(here), Records.Opportunities.Form);
        string[] fields = ["name", "amount", "expectedClose", "nextStep", "nextStepDay"];
        var items = fields.Select(name => words.Item(
            form, form.Find(name)!, name == "name" ? lead.Name : null, posted is null ? null : (string?)posted[name] ?? "", problems.FirstOrDefault(problem => problem.Field == name) is { } wrong ? here.Words.Say(wrong.Says) : null));
        return new(
            here.Words.Say("execute.convert.title", ("lead", lead.Name)), here.Link($"execute/leads/{Text(lead.Id)}/convert"), [.. items],
            [("version", posted is null ? Text(lead.ChangeId) : posted["version"]), ("back", FormAnswers.Back(here, http, posted, here.Link($"execute/leads/{Text(lead.Id)}")))])
        {
            Note = here.Words[lead.CustomerId is null ? "execute.convert.note.new" : "execute.convert.note"],
        };
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
