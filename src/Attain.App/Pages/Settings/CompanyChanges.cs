using Attain.App.Web;
using Attain.Facts;

namespace Attain.App.Pages.Settings;

/// <summary>What is sent from the company's settings.</summary>
public static class CompanyChanges
{
    public static async Task<IResult> Save(PageContext here, HttpContext http, Installation installation)
    {
        var form = CompanyForm.Of(await http.Request.ReadFormAsync(http.RequestAborted));
        var editor = new SettingsEditor(here.View.Store);
        var now = editor.Company().Settings;
        var (wanted, unread) = form.Read(now);
        if (unread.Count > 0) return Again(form, unread, null);
        if (wanted.Name != now.Name && installation.WorkspaceNames().Contains(wanted.Name))
            return Again(form, [new(nameof(wanted.Name), Core.Sentence.Of("installation.nameTaken", ("name", wanted.Name)))], null);
        var outcome = editor.Save(wanted, form.Version, here.Seat.Name);
        // Sent again on top of what others did, it is meant.
        if (outcome.Theirs is { } theirs) return Again(form with { Version = theirs.Id }, [], theirs);
        if (outcome.EditId is not { } edit) return outcome.Problems.Count > 0 ? Again(form, outcome.Problems, null) : Done.Goto(http, here.Link("settings"), here.Words["settings.same"]);
        installation.Rename(now.Name, wanted.Name);
        return Done.Goto(http, here.Link("settings"), here.Words["settings.saved"], here.Link($"settings/undo/{edit}"));
    }

    public static IResult Undo(PageContext here, HttpContext http, Installation installation, int edit)
    {
        var editor = new SettingsEditor(here.View.Store);
        var before = editor.Company().Settings.Name;
        var key = editor.History(int.MaxValue).FirstOrDefault(e => e.Id == edit)?.Key;
        var outcome = editor.Undo(edit, here.Seat.Name);
        installation.Rename(before, editor.Company().Settings.Name);
        var back = key is null ? here.Link("settings") : here.Link("settings/thresholds") + "#" + key;
        return Done.Goto(http, back, here.Words["settings.undone"], outcome.EditId is { } redo ? here.Link($"settings/undo/{redo}") : null);
    }

    private static Page<CompanyPage> Again(CompanyForm form, IReadOnlyList<SettingProblem> problems, SettingsEdit? theirs) => new(
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(CompanyPage.Typed)] = form, [nameof(CompanyPage.Problems)] = problems, [nameof(CompanyPage.Theirs)] = theirs,
        },
        StatusCodes.Status422UnprocessableEntity);
}
