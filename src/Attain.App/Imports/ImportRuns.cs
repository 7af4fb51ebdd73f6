using System.Collections.Concurrent;
using Attain.App.Access;
using Attain.Core;
using Attain.Facts;

namespace Attain.App.Imports;

/// <summary>A check or an import at work.</summary>
public sealed class ImportRun(bool dryRun) : IProgress<int>
{
    private int _rows;

    public bool DryRun => dryRun;

    /// <summary>Rows read so far.</summary>
    public int Rows => Volatile.Read(ref _rows);

    internal CancellationTokenSource Stop { get; } = new();

    internal Task Work { get; set; } = Task.CompletedTask;

    public void Report(int value) => Volatile.Write(ref _rows, value);
}

/// <summary>
/// Checks and imports drafts behind the pages. Whoever leaves finds the state in the draft; when the server stops, what is at work
/// stops with it and has written nothing, or was through already.
/// </summary>
public sealed class ImportRuns(ImportDesk desk, Texts texts, AuditLog audit, IHostApplicationLifetime life, TimeProvider time, ILogger<ImportRuns> log) : IHostedService
{
    private readonly ConcurrentDictionary<string, ImportRun> _running = new(StringComparer.Ordinal);

    public ImportRun? Of(ImportDraft draft) => _running.GetValueOrDefault(draft.Id);

    /// <summary>Starts; nothing when it runs already.</summary>
    /// <param name="actor">As the audit tells.</param>
    public void Start(ImportDraft draft, WorkspaceStore store, Actor actor, bool dryRun, bool skipBadRows)
    {
        var run = new ImportRun(dryRun);
        if (!_running.TryAdd(draft.Id, run)) return;
        var started = desk.Save(draft with { State = DraftState.Running, StartedAt = time.GetUtcNow().ToUnixTimeSeconds(), Report = null, Trouble = null });
        run.Work = Task.Run(() => Work(started, store, actor, run, skipBadRows), CancellationToken.None);
    }

    /// <summary>
    /// The draft as it really is. Where the server went down between the end of an import and the note of it, the import is in the list:
    /// then the draft is done, and says so from now on.
    /// </summary>
    public ImportDraft Found(ImportDraft draft, WorkspaceStore store)
    {
        if (draft.State != DraftState.Running || Of(draft) is not null || !desk.HasFile(draft)) return draft;
        if (new Importer(store).Find(draft.Choice.Kind, desk.DataFile(draft), draft.StartedAt) is not { } import) return draft;
        audit.Write(new Actor(null, draft.Actor, ""), AuditAction.Imported, $"{draft.Choice.Kind}: {draft.File}", draft.WorkspaceId);
        return desk.Save(draft with
        {
            State = DraftState.Done,
            Report = new(import.Id, import.Read, import.Inserted, import.Updated, import.Unchanged, import.Rejected, 0, import.Rejected, [], File.Exists(desk.RejectsFile(draft))),
        });
    }

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is at work takes back what it wrote before the server is gone, and its draft says that it was stopped.</summary>
    Task IHostedService.StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_running.Values.Select(run => run.Work)).WaitAsync(cancellationToken);

    public void Stop(ImportDraft draft) => Of(draft)?.Stop.Cancel();

    /// <summary>Waits until nothing is at work on the draft.</summary>
    public Task Finished(ImportDraft draft) => Of(draft)?.Work ?? Task.CompletedTask;

    private void Work(ImportDraft draft, WorkspaceStore store, Actor actor, ImportRun run, bool skipBadRows)
    {
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(run.Stop.Token, life.ApplicationStopping);
            var done = Run(draft, store, run, skipBadRows, stop.Token);
            desk.Save(done);
            if (done.Report?.ImportId is not null) audit.Write(actor, AuditAction.Imported, $"{draft.Choice.Kind}: {draft.File}", draft.WorkspaceId);
        }
        catch (OperationCanceledException)
        {
            desk.Save(draft with { State = DraftState.Stopped });
        }
        catch (RefusedException refused)
        {
            desk.Save(draft with { State = DraftState.Failed, Trouble = DraftText.Of(refused.Sentence, texts) });
        }
        catch (Exception wrong)
        {
            ImportLog.Failed(log, wrong, draft.File);
            desk.Save(draft with { State = DraftState.Failed, Trouble = DraftText.Of(Commands.Trouble.Explain(wrong, null) ?? Sentence.Of("data.import.broken"), texts) });
        }
        finally
        {
            _running.TryRemove(draft.Id, out _);
            run.Stop.Dispose();
        }
    }

    private ImportDraft Run(ImportDraft draft, WorkspaceStore store, ImportRun run, bool skipBadRows, CancellationToken stop)
    {
        // A check always looks at every row, and so knows all that would be left out.
        var skips = skipBadRows || run.DryRun;
        var report = new Importer(store).Run(
            new ImportRequest(desk.DataFile(draft), draft.Choice.Kind, draft.Choice.ToMapping(draft.File))
            {
                DryRun = run.DryRun,
                SkipBadRows = skips,
                Actor = draft.Actor,
                Rejects = skips ? new RejectsFile(desk.RejectsFile(draft), sentence => texts.Say(sentence, Language.Chinese)) : null,
            },
            run, stop);
        var problems = report.Problems.Select(p => new DraftProblem(p.Row, p.Column, DraftText.Of(p.Problem, texts)));
        return draft with
        {
            State = report.Refused ? DraftState.Refused : run.DryRun ? DraftState.Checked : DraftState.Done,
            Report = new(report.ImportId, report.Read, report.Inserted, report.Updated, report.Unchanged, report.Rejected, report.Skipped, report.ProblemCount, [.. problems], skips && report.Rejected > 0),
            Trouble = null,
        };
    }
}
