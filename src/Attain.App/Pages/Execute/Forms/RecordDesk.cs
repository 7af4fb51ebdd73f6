using System.Globalization;
using Attain.App.Web;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Execute;

/// <summary>The forms of one kind of record: new, edit, delete. In a dialog with script, as pages without.</summary>
/// <param name="name">Of the kind, below execute/ and in texts: <c>deals</c>.</param>
/// <param name="editor">Checks and writes.</param>
/// <param name="make">Fields of the form for a new one, in order.</param>
/// <param name="edit">Fields of the form to edit.</param>
/// <param name="home">Where a record is looked at.</param>
/// <param name="late">Fields of the form to edit, after the others, that only some records have.</param>
internal sealed class RecordDesk<T>(
    string name, RecordEditor<T> editor, IReadOnlyList<string> make, IReadOnlyList<string> edit, Func<PageContext, T, string> home, Func<T, IReadOnlyList<string>>? late = null)
    where T : class, IEditedRow, new()
{
    public void Map(WorkspaceRoutes routes)
    {
        routes.Get($"execute/{name}/new", Capability.EditRecords, (PageContext here, HttpContext http) => FormAnswers.Show(http, New(here, http, null, [])));
        routes.Post($"execute/{name}/new", Capability.EditRecords, Create);
        routes.Get($"execute/{name}/{{id:int}}/edit", Capability.EditRecords, (PageContext here, HttpContext http, int id) => FormAnswers.Show(http, Edit(here, http, Read(here, id), null, [])));
        routes.Post($"execute/{name}/{{id:int}}/edit", Capability.EditRecords, Change);
        routes.Post($"execute/{name}/{{id:int}}/delete", Capability.EditRecords, Delete);
    }

    private async Task<IResult> Create(PageContext here, HttpContext http)
    {
        var posted = await http.Request.ReadFormAsync(http.RequestAborted);
        var words = new FieldWords(here);
        try
        {
            var typed = words.Typed(editor.Form, posted);
            var outcome = (EditOutcome.Saved)editor.Create(here.View, Owned(here, typed), here.Seat.Name);
            var says = here.Words[$"execute.{name}.made"];
            // From a dialog one goes back to the page it was opened on; a form of its own leads to what it made, and undoing that away from it again.
            return From(here, http, posted).Length > 0
                ? FormAnswers.Saved(here, http, outcome, FormAnswers.Back(here, http, posted, here.Link($"execute/{name}")), says)
                : Done.Goto(http, home(here, EditRows.Look(here.View.Store, rows => rows.Find<T>(outcome.Id))!), says, FormAnswers.UndoLink(here, outcome, ("back", here.Link("execute"))));
        }
        catch (InvalidFieldsException wrong)
        {
            return FormAnswers.Show(http, New(here, http, posted, wrong.Problems));
        }
    }

    private async Task<IResult> Change(PageContext here, HttpContext http, int id)
    {
        var posted = await http.Request.ReadFormAsync(http.RequestAborted);
        var typed = new FieldWords(here).Typed(editor.Form, posted);
        foreach (var field in editor.Form.Fields)
            if (posted[$"pick.{field.Name}"] == "theirs") typed.Remove(field.Name);
        var row = Read(here, id);
        try
        {
            var outcome = editor.Change(here.View, id, Version(posted), typed, here.Seat.Name);
            if (outcome is EditOutcome.Conflict conflict) return FormAnswers.Show(http, Asked(
                here, row, conflict, posted.Where(pair => editor.Form.Find(pair.Key) is not null).Select(pair => (pair.Key, (string?)pair.Value)), FormAnswers.Back(here, http, posted, home(here, row))));
            return FormAnswers.Saved(here, http, outcome, FormAnswers.Back(here, http, posted, home(here, row)), here.Words["execute.saved"]);
        }
        catch (InvalidFieldsException wrong)
        {
            return FormAnswers.Show(http, Edit(here, http, row, posted, wrong.Problems));
        }
    }

    private async Task<IResult> Delete(PageContext here, HttpContext http, int id)
    {
        var posted = await http.Request.ReadFormAsync(http.RequestAborted);
        var row = Read(here, id);
        var outcome = editor.Delete(here.View, id, Version(posted), here.Seat.Name);
        if (outcome is EditOutcome.Conflict conflict)
            throw new RefusedException(Sentence.Of("execute.changedMeanwhile", ("who", conflict.Theirs.Actor), ("fields", conflict.Fields.Select(field => here.Words[$"field.{field.Field}"]).ToList())));
        return FormAnswers.Saved(here, http, outcome, here.Link($"execute/{name}"), here.Words["execute.deleted"]);
    }

    public T Read(PageContext here, int id)
    {
        try
        {
            return editor.Read(here.View, id);
        }
        catch (RefusedException)
        {
            throw new NotThereException();
        }
    }

    private FormModel New(PageContext here, HttpContext http, IFormCollection? posted, IReadOnlyList<FieldProblem> problems)
    {
        var words = new FieldWords(here);
        // What the address names is filled in; what of it is not in the form goes with it unseen.
        var hidden = posted is null
            ? editor.Form.Fields.Where(field => !make.Contains(field.Name) && Asked(here, field) is not null).Select(field => (field.Name, Hidden(words, field, Asked(here, field)))).ToList()
            : [.. editor.Form.Fields.Where(field => !make.Contains(field.Name) && posted.ContainsKey(field.Name)).Select(field => (field.Name, (string?)posted[field.Name]))];
        hidden.Add(("back", From(here, http, posted)));
        var items = make.Select(key => editor.Form.Find(key)!).Select(field => words.Item(
            editor.Form, field, Asked(here, field) ?? Start(here, field), posted is null ? null : (string?)posted[field.Name] ?? "", Error(here, problems, field.Name)));
        return new(here.Words[$"execute.{name}.new"], here.Link($"execute/{name}/new"), [.. items], hidden) { Problems = Others(here, problems, make), Cancel = posted is null ? FormAnswers.Back(here, http, null, here.Link("execute")) : null };
    }

    /// <summary>The page a dialog was opened on, or the one that was named; empty for a form on a page of its own.</summary>
    private static string From(PageContext here, HttpContext http, IFormCollection? posted)
    {
        var named = posted is null ? here["back"] is not null || http.Request.IsFragment() : !string.IsNullOrEmpty(posted["back"]);
        return named ? FormAnswers.Back(here, http, posted, "") : "";
    }

    private FormModel Edit(PageContext here, HttpContext http, T row, IFormCollection? posted, IReadOnlyList<FieldProblem> problems)
    {
        var words = new FieldWords(here);
        IReadOnlyList<string> fields = [.. edit, .. late?.Invoke(row) ?? []];
        var items = fields.Select(key => editor.Form.Find(key)!).Select(field => words.Item(
            editor.Form, field, editor.Form.Text(row, field, here.Profile), posted is null ? null : (string?)posted[field.Name] ?? "", Error(here, problems, field.Name)));
        var version = posted is null ? row.ChangeId : Version(posted);
        return new(
            here.Words[$"execute.{name}.edit"], here.Link($"execute/{name}/{Text(row.Id)}/edit"), [.. items],
            [("version", Text(version)), ("back", FormAnswers.Back(here, http, posted, home(here, row)))], here.Link($"execute/{name}/{Text(row.Id)}/delete")) { Problems = Others(here, problems, fields) };
    }

    /// <summary>What both changed, to choose between; everything else that was typed goes with it.</summary>
    public FormModel Asked(PageContext here, T row, EditOutcome.Conflict conflict, IEnumerable<(string Name, string? Value)> typed, string back)
    {
        var words = new FieldWords(here);
        var fields = conflict.Fields.Select(asked => (Field: editor.Form.Find(asked.Field)!, asked)).Select(pair => (
            pair.asked.Field, words.Label(pair.asked.Field), pair.asked.Was is null ? null : words.Show(pair.Field, pair.asked.Was), (string?)words.Show(pair.Field, pair.asked.Theirs), (string?)words.Show(pair.Field, pair.asked.Mine)));
        return new(here.Words["execute.conflict"], here.Link($"execute/{name}/{Text(row.Id)}/edit"), [], [.. typed, ("version", Text(conflict.Version)), ("back", back)])
        {
            Conflict = new(conflict.Theirs, [.. fields]),
        };
    }

    /// <summary>Whoever sees only some people's rows owns what they make, unless they name somebody else.</summary>
    private Dictionary<string, string?> Owned(PageContext here, Dictionary<string, string?> typed)
    {
        if (here.Seat.PersonId is { } me && editor.Form.Fields.FirstOrDefault(field => field.To == typeof(Person)) is { } owner && string.IsNullOrEmpty(typed.GetValueOrDefault(owner.Name)))
            typed[owner.Name] = Text(me);
        return typed;
    }

    /// <summary>What the address fills in; the scope of a page, which has names of its own there, is not meant.</summary>
    private static string? Asked(PageContext here, EditField field) =>
        Dimensions.TryParse(field.Name, out var dimension) && PageContext.ScopeDimensions.Contains(dimension) ? null : here[field.Name];

    private static string? Start(PageContext here, EditField field) =>
        field.To == typeof(Person) && here.Seat.PersonId is { } me ? Text(me)
        : field.Property == "Day" ? WorkDay.Of(here.View).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : null;

    /// <summary>A field that is looked up is sent by its external id, which no other has.</summary>
    private static string? Hidden(FieldWords words, EditField field, string? text) => words.Lookup(field) is null || text is null ? text : words.Key(field, text);

    private static string? Error(PageContext here, IReadOnlyList<FieldProblem> problems, string field) => problems.FirstOrDefault(problem => problem.Field == field) is { } problem ? here.Words.Say(problem.Says) : null;

    private static IReadOnlyList<string> Others(PageContext here, IReadOnlyList<FieldProblem> problems, IReadOnlyList<string> shown) =>
        [.. problems.Where(problem => !shown.Contains(problem.Field)).Select(problem => $"{here.Words[$"field.{problem.Field}"]}: {here.Words.Say(problem.Says)}")];

    private static long Version(IFormCollection posted) => long.TryParse(posted["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
