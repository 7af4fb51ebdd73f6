using System.Globalization;
using Attain.App.Pages.Diagnose.Findings;
using Attain.App.Web;
using Attain.Core;
using Attain.Diagnosis;
using Attain.Facts;

namespace Attain.App.Pages.Diagnose.Problems;

/// <summary>The problem – impact – cause table: made from findings or by hand, owned, dated, completed, taken back.</summary>
internal static class ProblemRoutes
{
    public static void Map(WorkspaceRoutes routes)
    {
        routes.Page<ProblemsPage>("diagnose/problems");
        routes.Table("diagnose/problems", ProblemsShown.Table);
        routes.Get("diagnose/problems/new", Capability.Review, (PageContext here, HttpContext http) => Show(http, ProblemForm.New(here)));
        routes.Post("diagnose/problems/new", Capability.Review, (Delegate)Create);
        routes.Get("diagnose/problems/{id:int}/edit", Capability.Review, (PageContext here, HttpContext http, int id) => Show(http, ProblemForm.Of(here, ProblemTable.Read(here.View, id))));
        routes.Post("diagnose/problems/{id:int}/edit", Capability.Review, (Delegate)Change);
        routes.Post("diagnose/problems/{id:int}/state", Capability.Review, (Delegate)SetState);
        routes.Post("diagnose/problems/{id:int}/delete", Capability.Review, (Delegate)Delete);
        routes.Post("diagnose/problems/undo/{edit:int}", Capability.Review, (Delegate)Undo);
        routes.Post("diagnose/findings/{key}/take", Capability.Review, (Delegate)Take);
    }

    private static async Task<IResult> Create(PageContext here, HttpContext http)
    {
        var typed = ProblemForm.Typed(await http.Request.ReadFormAsync(http.RequestAborted));
        try
        {
            return Saved(here, http, ProblemTable.Create(here.View, typed, here.Seat.Name), "diagnose.said.made");
        }
        catch (InvalidFieldsException wrong)
        {
            return Show(http, new ProblemForm(null, 0, typed) { Wrong = wrong.Problems });
        }
    }

    private static async Task<IResult> Change(PageContext here, HttpContext http, int id)
    {
        var posted = await http.Request.ReadFormAsync(http.RequestAborted);
        var (typed, version) = (ProblemForm.Typed(posted), ProblemForm.VersionOf(posted));
        try
        {
            var outcome = ProblemTable.Change(here.View, id, version, typed, here.Seat.Name);
            // Sent again with their version, mine is kept.
            return outcome is EditOutcome.Conflict conflict ? Show(http, new ProblemForm(id, conflict.Version, typed) { Conflict = conflict }) : Saved(here, http, outcome, "diagnose.said.saved");
        }
        catch (InvalidFieldsException wrong)
        {
            return Show(http, new ProblemForm(id, version, typed) { Wrong = wrong.Problems });
        }
    }

    private static async Task<IResult> SetState(PageContext here, HttpContext http, int id)
    {
        var posted = await http.Request.ReadFormAsync(http.RequestAborted);
        var done = posted["done"] == "1";
        var outcome = ProblemTable.Change(here.View, id, ProblemForm.VersionOf(posted), new Dictionary<string, string?> { ["state"] = (done ? ProblemState.Done : ProblemState.Open).ToString() }, here.Seat.Name);
        return outcome is EditOutcome.Conflict ? Done.Goto(http, here.Link("diagnose/problems"), here.Words["diagnose.said.moved"]) : Saved(here, http, outcome, done ? "diagnose.said.done" : "diagnose.said.open");
    }

    private static async Task<IResult> Delete(PageContext here, HttpContext http, int id)
    {
        var posted = await http.Request.ReadFormAsync(http.RequestAborted);
        var outcome = ProblemTable.Delete(here.View, id, ProblemForm.VersionOf(posted), here.Seat.Name);
        return outcome is EditOutcome.Conflict conflict
            ? Show(http, ProblemForm.Of(here, ProblemTable.Read(here.View, id)) with { Conflict = conflict })
            : Saved(here, http, outcome, "diagnose.said.deleted");
    }

    private static IResult Undo(PageContext here, HttpContext http, int edit) => ProblemTable.Undo(here.View, edit, here.Seat.Name) is EditOutcome.Conflict
        ? throw new RefusedException(Sentence.Of("diagnose.said.moved"))
        : Done.Goto(http, here.Link("diagnose/problems"), here.Words["diagnose.said.undone"]);

    /// <summary>One press takes a finding into the table; whoever sees only some people owns what they take.</summary>
    private static IResult Take(PageContext here, HttpContext http, string key)
    {
        var finding = FindingKey.Find(Diagnosed.Of(here).Findings, key) ?? throw new NotThereException();
        var back = here.Link(FindingKey.Address(finding));
        if (ProblemsShown.Taken(here, finding) is not null) return Done.Goto(http, back, here.Words["diagnose.said.taken"]);
        var typed = new Dictionary<string, string?>();
        if (here.Seat.PersonId is { } person) typed["owner"] = person.ToString(CultureInfo.InvariantCulture);
        return Saved(here, http, ProblemTable.Take(here.View, finding, here.Words.Say, typed, here.Seat.Name), "diagnose.said.taken", back);
    }

    private static IResult Saved(PageContext here, HttpContext http, EditOutcome outcome, string says, string? back = null) => Done.Goto(
        http, back ?? here.Link("diagnose/problems"), here.Words[says],
        outcome is EditOutcome.Saved saved ? here.Link(FormattableString.Invariant($"diagnose/problems/undo/{saved.EditId}")) : null);

    /// <summary>In the dialog, or without script as a page of its own.</summary>
    private static IResult Show(HttpContext http, ProblemForm form)
    {
        var parameters = new Dictionary<string, object?> { ["Form"] = form };
        var status = form.Wrong.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return http.Request.IsFragment() ? new Page<ProblemDialog>(parameters, status) : new Page<ProblemDialogPage>(parameters, status);
    }
}
