using System.Collections.Concurrent;
using Attain.Core;
using Attain.Facts;

namespace Attain.App.Imports;

/// <summary>A run of all integrity checks.</summary>
public sealed class CheckRun(int of)
{
    private readonly ConcurrentQueue<CheckResult> _results = new();

    public int Of => of;

    public IReadOnlyList<CheckResult> Results => [.. _results];

    /// <summary>UTC seconds since 1970; null while it runs.</summary>
    public long? EndedAt { get; internal set; }

    /// <summary>Why it broke off.</summary>
    public Sentence? Trouble { get; internal set; }

    public bool IsRunning => EndedAt is null;

    internal void Add(CheckResult result) => _results.Enqueue(result);
}

/// <summary>The integrity checks of every floor, run behind the pages when somebody asks; the last run of each workspace is kept.</summary>
public sealed class DataChecks(IEnumerable<IIntegrityCheck> checks, TimeProvider time, ILogger<DataChecks> log)
{
    private readonly List<IIntegrityCheck> _checks = [.. checks];
    private readonly ConcurrentDictionary<int, CheckRun> _last = new();

    public CheckRun? Last(int workspaceId) => _last.GetValueOrDefault(workspaceId);

    /// <summary>Starts; the one at work when there is one.</summary>
    public void Start(int workspaceId, WorkspaceStore store)
    {
        var run = new CheckRun(_checks.Count);
        var kept = _last.AddOrUpdate(workspaceId, run, (_, old) => old.IsRunning ? old : run);
        if (ReferenceEquals(kept, run)) _ = Task.Run(() => Work(run, store), CancellationToken.None);
    }

    private void Work(CheckRun run, WorkspaceStore store)
    {
        try
        {
            foreach (var check in _checks) run.Add(check.Run(store));
        }
        catch (Exception wrong)
        {
            CheckLog.Failed(log, wrong);
            run.Trouble = Commands.Trouble.Explain(wrong, null) ?? Sentence.Of("data.check.broken");
        }
        finally
        {
            run.EndedAt = time.GetUtcNow().ToUnixTimeSeconds();
        }
    }
}

internal static partial class CheckLog
{
    [LoggerMessage(LogLevel.Error, "An integrity check failed")]
    public static partial void Failed(ILogger log, Exception wrong);
}
