using System.Linq.Expressions;
using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>
/// Makes, changes and deletes records of one kind by hand. Fields come by their names as they were typed; everything wrong with
/// them is told at once. A change names the version it was made on.
/// </summary>
public sealed class RecordEditor<T> where T : class, IEditedRow, new()
{
    private readonly RecordRules<T> _rules;

    public RecordEditor(RecordRules<T> rules) => _rules = rules;

    public EditForm Form => _rules.Form;

    /// <summary>The row, if it is there and the viewer may change it.</summary>
    /// <exception cref="RefusedException">It is not.</exception>
    public T Read(WorkspaceView view, int id) => EditRows.Look(view.Store, rows => Find(view, rows, id));

    /// <summary>The next rows by their id that the viewer may change.</summary>
    /// <param name="after">The id of the last one known; 0 from the first.</param>
    /// <param name="likely">What the database can leave out by itself; who may see a row is decided here all the same.</param>
    public IReadOnlyList<T> Page(WorkspaceView view, int after, int most, Expression<Func<T, bool>>? likely = null) => EditRows.Look(view.Store, rows =>
    {
        var (sight, found) = (new RecordSight(view), new List<T>());
        while (found.Count < most)
        {
            var batch = rows.Page(after, most, likely);
            found.AddRange(batch.Where(row => _rules.InSight(sight, rows, row)).Take(most - found.Count));
            if (batch.Count < most) break;
            after = batch[^1].Id;
        }
        return found;
    });

    /// <exception cref="InvalidFieldsException">Something typed cannot be saved.</exception>
    public EditOutcome Create(WorkspaceView view, IReadOnlyDictionary<string, string?> typed, string actor) =>
        EditSession.Run(view.Store, actor, session =>
        {
            var row = Make(view, session, typed);
            return new EditOutcome.Saved(row.Id, session.Version, session.EditId, null);
        });

    /// <param name="version">The <see cref="IEditedRow.ChangeId"/> the change was made on.</param>
    /// <param name="typed">Fields that are not named stay as they are.</param>
    /// <exception cref="InvalidFieldsException">Something typed cannot be saved.</exception>
    /// <exception cref="RefusedException">There is no such row in sight.</exception>
    public EditOutcome Change(WorkspaceView view, int id, long version, IReadOnlyDictionary<string, string?> typed, string actor) =>
        EditSession.Run(view.Store, actor, session => Change(view, session, Find(view, session.Rows, id), version, typed));

    /// <exception cref="RefusedException">There is no such row in sight.</exception>
    public EditOutcome Delete(WorkspaceView view, int id, long version, string actor) =>
        EditSession.Run<EditOutcome>(view.Store, actor, session =>
        {
            var row = Find(view, session.Rows, id);
            if (EditMerge.Since(session, Form, row, version, out var fields) is { } theirs && fields.Count > 0) return new EditOutcome.Conflict(id, row.ChangeId, theirs, fields);
            var after = Find(view, session.Rows, id);
            after.Deleted = true;
            session.Update(row, after);
            return new EditOutcome.Saved(id, session.Version, session.EditId, null);
        });

    /// <summary>The edits of a row, the latest first.</summary>
    /// <exception cref="RefusedException">There is no such row in sight.</exception>
    public IReadOnlyList<PastEdit> History(WorkspaceView view, int id) => EditHistory.Of(view.Store, Form, Read(view, id).Id);

    public bool MayTouch(WorkspaceView view, EditRows rows, T row) => _rules.InSight(new RecordSight(view), rows, row);

    public T Find(WorkspaceView view, EditRows rows, int id) =>
        rows.Find<T>(id) is { Deleted: false } row && _rules.InSight(new RecordSight(view), rows, row) ? row : throw new RefusedException(Sentence.Of("records.notThere"));

    /// <summary>A new row, in an edit that may write more.</summary>
    public T Make(WorkspaceView view, EditSession session, IReadOnlyDictionary<string, string?> typed, Action<T>? prepare = null)
    {
        var row = new T();
        prepare?.Invoke(row);
        var problems = Write(session, row, typed);
        _rules.Complete(view, session, null, row);
        foreach (var field in Form.Fields)
            if (field.Required && Form.Text(row, field, session.Profile) is null && !typed.ContainsKey(field.Name)) problems.Add(new(field.Name, Sentence.Of("edit.required")));
        problems = Check(view, session, null, row, problems);
        if (problems.Count > 0) throw new InvalidFieldsException(problems);
        session.Insert(row);
        Finish(view, session, null, row);
        return row;
    }

    /// <summary>A changed row, in an edit that may write more.</summary>
    public EditOutcome Change(WorkspaceView view, EditSession session, T row, long version, IReadOnlyDictionary<string, string?> typed)
    {
        var (merge, after) = Merge(view, session, row, version, typed, out var problems);
        if (problems.Count > 0) throw new InvalidFieldsException(problems);
        if (merge.Conflicts.Count > 0) return new EditOutcome.Conflict(row.Id, row.ChangeId, merge.Theirs!, merge.Conflicts);
        if (!merge.Changed) return new EditOutcome.Unchanged(row.Id, row.ChangeId);
        session.Update(row, after);
        Finish(view, session, row, after);
        return new EditOutcome.Saved(row.Id, session.Version, session.EditId, merge.Theirs);
    }

    /// <summary>What a row would be, and what is wrong with it; nothing is written.</summary>
    public (EditMerge Merge, T After) Merge(
        WorkspaceView view, EditSession session, T row, long version, IReadOnlyDictionary<string, string?> typed, out List<FieldProblem> problems)
    {
        var merge = EditMerge.Of(session, Form, row, version, typed);
        var after = (T)merge.After;
        if (merge.Changed) _rules.Complete(view, session, row, after);
        problems = Check(view, session, row, after, merge.Problems);
        return (merge, after);
    }

    private List<FieldProblem> Write(EditSession session, T row, IReadOnlyDictionary<string, string?> typed)
    {
        var problems = new List<FieldProblem>();
        foreach (var (name, text) in typed)
        {
            var field = Form.Find(name) ?? throw new RefusedException(Sentence.Of("edit.noField", ("field", name)));
            if (Form.Write(row, field, text, session.Profile) is { } problem) problems.Add(new(name, problem));
        }
        return problems;
    }

    /// <summary>References lead to rows that are there and in sight, the row stays in the sight of whoever writes it, and the rules hold.</summary>
    private List<FieldProblem> Check(WorkspaceView view, EditSession session, T? before, T row, IReadOnlyList<FieldProblem> found)
    {
        var (sight, problems) = (new RecordSight(view), found.ToList());
        foreach (var field in Form.Fields)
        {
            if (field.To is not { } to || Form.Reference(row, field) is not { } id || (before is not null && Form.Same(before, row, field))) continue;
            if (!session.Rows.Exists(to, id) || !sight.Target(session.Rows, to, id)) problems.Add(new(field.Name, Sentence.Of("records.noTarget")));
        }
        problems.AddRange(_rules.Check(view, session, row));
        if (problems.Count == 0 && !_rules.InSight(sight, session.Rows, row)) problems.Add(new(OwnerField, Sentence.Of("records.ownerNeeded")));
        return [.. problems.DistinctBy(problem => problem.Field)];
    }

    private void Finish(WorkspaceView view, EditSession session, T? before, T after)
    {
        foreach (var day in _rules.Days(after)) session.Touch(day);
        _rules.Follow(view, session, before, after);
    }

    /// <summary>The field that says whose the row is.</summary>
    private string OwnerField => Form.Fields.FirstOrDefault(known => known.To == typeof(Person))?.Name ?? Form.Fields[0].Name;
}
