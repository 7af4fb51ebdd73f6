using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Diagnosis;

namespace Attain.App.Pages.Diagnose.Problems;

/// <summary>The problems a page shows: open ones, done ones, or one owner's, as its address says.</summary>
internal sealed record ProblemsShown(IReadOnlyList<Problem> All, IReadOnlyList<Problem> Rows, bool Done, bool Mine)
{
    public static ProblemsShown Of(PageContext here)
    {
        var all = ProblemTable.List(here.View);
        var (done, mine) = (here["state"] == "done", here["mine"] == "1");
        return new(all, [.. all.Where(problem => problem.State == ProblemState.Done == done && (!mine || problem.OwnerId == here.Seat.PersonId))], done, mine);
    }

    /// <summary>The open problem a finding was taken into; null where there is none.</summary>
    public static Problem? Taken(PageContext here, Finding finding) => ProblemTable.List(here.View)
        .FirstOrDefault(problem => problem.State == ProblemState.Open && problem.Rule == finding.Rule && problem.Scope == finding.Scope.ToString());

    public static bool IsLate(PageContext here, Problem problem) => problem.State == ProblemState.Open && problem.DueDay < here.AsOf;

    public static Table Table(PageContext here)
    {
        var words = here.Words;
        return new("problems", "diagnose/problems", words["diagnose.problems"],
            [
                new("title", words["diagnose.problem.title"]), new("impact", words["diagnose.problem.impact"]), new("amount", words["diagnose.problem.amount"]) { Number = true },
                new("cause", words["diagnose.problem.cause"]), new("area", words["diagnose.problem.area"]), new("owner", words["diagnose.problem.owner"]),
                new("due", words["diagnose.problem.due"]), new("state", words["diagnose.problem.state"]), new("done", words["diagnose.problem.doneDay"]), new("note", words["diagnose.problem.note"]),
            ],
            [
                .. Of(here).Rows.Select(problem => new Row(
                [
                    problem.Title, words[$"severity.{problem.Impact}"], new(problem.Amount is { } units ? here.Profile.Money(units) : null), problem.Cause,
                    problem.Area is { } area ? words[$"diagnosis.area.{area}"] : new Cell(null), Owner(here, problem), new(problem.DueDay), words[$"diagnose.state.{problem.State}"], new(problem.DoneDay), problem.Note,
                ])),
            ]);
    }

    public static string? Owner(PageContext here, Problem problem) => problem.OwnerId is { } id ? here.View.Member(Dimension.Rep, id).Name : null;
}
