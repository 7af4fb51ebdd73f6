using Attain.App.Access;
using Attain.App.Imports;
using Attain.App.Web;
using Attain.Core;
using Attain.Facts;

namespace Attain.App.Pages.Data;

/// <summary>What is sent while a file is on its way in.</summary>
public static class ImportChanges
{
    public static async Task<IResult> Upload(PageContext here, HttpContext http, ImportDesk desk)
    {
        var (form, file) = await Uploaded(http);
        var kind = form["kind"].ToString() is { Length: > 0 } chosen && ImportKinds.Names.Contains(chosen) ? chosen : null;
        await using var content = file.OpenReadStream();
        var draft = await desk.Take(here.Seat.WorkspaceId, here.Seat.Name, file.FileName, kind, content, http.RequestAborted);
        return Done.Goto(http, Link(here, draft));
    }

    public static IResult Show(PageContext here, ImportDesk desk, ImportRuns runs, string id) => Fragment.Of<DraftPage>((nameof(DraftPage.Draft), Draft(here, desk, runs, id)));

    /// <summary>Saves the mapping; then checks, or imports.</summary>
    public static async Task<IResult> Act(PageContext here, HttpContext http, ImportDesk desk, ImportRuns runs, string id)
    {
        var draft = Ready(here, desk, runs, id);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.ContainsKey("source")) draft = desk.Save(draft with { Choice = MappingForm.Read(form, draft), State = DraftState.Mapping, Report = null, Trouble = null, DateIsUnsure = false });
        draft = draft with { Actor = here.Seat.Name };
        switch (form["do"].ToString())
        {
            case "check": runs.Start(draft, here.View.Store, http.Actor(), dryRun: true, skipBadRows: true); break;
            case "import": runs.Start(draft, here.View.Store, http.Actor(), dryRun: false, skipBadRows: false); break;
            case "skip": runs.Start(draft, here.View.Store, http.Actor(), dryRun: false, skipBadRows: true); break;
            default: return Done.Goto(http, Link(here, draft), here.Words["data.import.saved"]);
        }
        // Small files are through before anybody would look at a bar.
        await Task.WhenAny(runs.Finished(draft), Task.Delay(TimeSpan.FromMilliseconds(600), http.RequestAborted));
        return Done.Goto(http, Link(here, draft));
    }

    public static async Task<IResult> Kind(PageContext here, HttpContext http, ImportDesk desk, ImportRuns runs, string id)
    {
        var draft = Ready(here, desk, runs, id);
        var kind = (await http.Request.ReadFormAsync(http.RequestAborted))["kind"].ToString();
        if (!ImportKinds.Names.Contains(kind)) throw new NotThereException();
        desk.As(draft, kind);
        return Done.Goto(http, Link(here, draft));
    }

    public static async Task<IResult> Replace(PageContext here, HttpContext http, ImportDesk desk, ImportRuns runs, string id)
    {
        var draft = Draft(here, desk, runs, id);
        if (runs.Of(draft) is not null) throw new RefusedException(Sentence.Of("data.import.atWork"));
        var (_, file) = await Uploaded(http);
        await using var content = file.OpenReadStream();
        await desk.Replace(draft, file.FileName, content, http.RequestAborted);
        return Done.Goto(http, Link(here, draft), here.Words["data.import.replaced"]);
    }

    public static IResult Stop(PageContext here, HttpContext http, ImportDesk desk, ImportRuns runs, string id)
    {
        var draft = Draft(here, desk, id);
        runs.Stop(draft);
        return Done.Goto(http, Link(here, draft));
    }

    public static IResult Remove(PageContext here, HttpContext http, ImportDesk desk, ImportRuns runs, string id)
    {
        var draft = Draft(here, desk, runs, id);
        if (runs.Of(draft) is not null) throw new RefusedException(Sentence.Of("data.import.atWork"));
        desk.Remove(draft);
        return Done.Goto(http, here.Link("data/import"), here.Words["data.import.removed"]);
    }

    /// <summary>How far it is; once it is through, the page itself.</summary>
    public static IResult Progress(PageContext here, HttpContext http, ImportDesk desk, ImportRuns runs, string id)
    {
        var draft = Draft(here, desk, id);
        if (http.Request.IsFragment() && runs.Of(draft) is { } run) return Fragment.Of<RunCard>((nameof(RunCard.Draft), draft), (nameof(RunCard.Run), run));
        return Done.Goto(http, Link(here, draft));
    }

    public static IResult MappingFile(PageContext here, ImportDesk desk, string id)
    {
        var draft = Draft(here, desk, id);
        return Results.File(System.Text.Encoding.UTF8.GetBytes(draft.Choice.ToJson()), "application/json", $"{draft.Choice.Kind}.json");
    }

    public static IResult Rejects(PageContext here, ImportDesk desk, string id)
    {
        var draft = Draft(here, desk, id);
        if (!File.Exists(desk.RejectsFile(draft))) throw new NotThereException();
        return Results.File(desk.RejectsFile(draft), "text/csv; charset=utf-8", $"{Path.GetFileNameWithoutExtension(draft.File)}-rejects.csv");
    }

    internal static ImportDraft Draft(PageContext here, ImportDesk desk, string id) => desk.Find(here.Seat.WorkspaceId, id) ?? throw new NotThereException();

    private static ImportDraft Draft(PageContext here, ImportDesk desk, ImportRuns runs, string id) => runs.Found(Draft(here, desk, id), here.View.Store);

    private static string Link(PageContext here, ImportDraft draft) => here.Link($"data/import/{draft.Id}");

    private static ImportDraft Ready(PageContext here, ImportDesk desk, ImportRuns runs, string id)
    {
        var draft = Draft(here, desk, runs, id);
        if (runs.Of(draft) is not null) throw new RefusedException(Sentence.Of("data.import.atWork"));
        return desk.HasFile(draft) ? draft : throw new RefusedException(Sentence.Of("data.import.gone"));
    }

    private static async Task<(IFormCollection Form, IFormFile File)> Uploaded(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Files["file"] is not { Length: > 0 } file) throw new RefusedException(Sentence.Of("data.import.noFile"));
        return file.Length <= ImportDesk.Largest ? (form, file) : throw new RefusedException(Sentence.Of("data.import.tooLarge", ("most", ImportDesk.Largest >> 20)));
    }
}
