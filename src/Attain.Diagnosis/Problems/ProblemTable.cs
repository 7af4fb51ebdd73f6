using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>The problem – impact – cause table that people keep: findings they take up, and what they know themselves.</summary>
public static class ProblemTable
{
    private const int LongestTitle = 200;

    private static readonly RecordEditor<Problem> Editor = new(new ProblemRules());

    public static EditForm Form => Editor.Form;

    /// <summary>What the viewer may see: open ones first, the heaviest first, the newest first; then what is done.</summary>
    public static IReadOnlyList<Problem> List(WorkspaceView view)
    {
        var sight = new RecordSight(view);
        return EditRows.Look(view.Store, rows => rows.List<Problem>(_ => true)
            .Where(problem => sight.Rep(problem.OwnerId))
            .OrderBy(problem => problem.State).ThenBy(problem => problem.Impact).ThenByDescending(problem => problem.Amount ?? 0).ThenByDescending(problem => problem.Id).ToList());
    }

    /// <exception cref="RefusedException">There is no such problem in sight.</exception>
    public static Problem Read(WorkspaceView view, int id) => Editor.Read(view, id);

    /// <exception cref="InvalidFieldsException">Something typed cannot be saved.</exception>
    public static EditOutcome Create(WorkspaceView view, IReadOnlyDictionary<string, string?> typed, string actor) => Editor.Create(view, typed, actor);

    /// <summary>Takes a finding into the table.</summary>
    /// <param name="say">Puts its sentences into the language the table is kept in.</param>
    /// <param name="typed">What is known already: owner, due day; replaces what the finding says.</param>
    /// <exception cref="InvalidFieldsException">Something typed cannot be saved.</exception>
    public static EditOutcome Take(WorkspaceView view, Finding finding, Func<Sentence, string> say, IReadOnlyDictionary<string, string?> typed, string actor) =>
        EditSession.Run<EditOutcome>(view.Store, actor, session =>
        {
            var row = Editor.Make(view, session, typed, problem =>
            {
                var title = say(finding.Problem);
                (problem.Title, problem.Impact, problem.Amount) = (title.Length > LongestTitle ? title[..LongestTitle] : title, finding.Severity, finding.AtStake?.Units);
                (problem.Cause, problem.Area, problem.Rule, problem.Scope) = (say(finding.Cause), finding.Area, finding.Rule, finding.Scope.ToString());
            });
            return new EditOutcome.Saved(row.Id, session.Version, session.EditId, null);
        });

    /// <exception cref="InvalidFieldsException">Something typed cannot be saved.</exception>
    /// <exception cref="RefusedException">There is no such problem in sight.</exception>
    public static EditOutcome Change(WorkspaceView view, int id, long version, IReadOnlyDictionary<string, string?> typed, string actor) =>
        Editor.Change(view, id, version, typed, actor);

    /// <exception cref="RefusedException">There is no such problem in sight.</exception>
    public static EditOutcome Complete(WorkspaceView view, int id, long version, string actor) =>
        Change(view, id, version, new Dictionary<string, string?> { ["state"] = nameof(ProblemState.Done) }, actor);

    /// <exception cref="RefusedException">There is no such problem in sight.</exception>
    public static EditOutcome Delete(WorkspaceView view, int id, long version, string actor) => Editor.Delete(view, id, version, actor);

    /// <exception cref="RefusedException">There is no such edit in sight.</exception>
    public static EditOutcome Undo(WorkspaceView view, int editId, string actor) =>
        EditUndo.Run(view.Store, editId, actor, (rows, row) => row is Problem problem && Editor.MayTouch(view, rows, problem));

    /// <exception cref="RefusedException">There is no such problem in sight.</exception>
    public static IReadOnlyList<PastEdit> History(WorkspaceView view, int id) => Editor.History(view, id);
}
