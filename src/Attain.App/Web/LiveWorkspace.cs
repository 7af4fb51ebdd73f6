using System.Collections.Concurrent;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Web;

/// <summary>
/// A workspace held in memory for as long as the server runs. <see cref="Now"/> is always the last committed state: what one
/// request wrote, the next one reads, whichever process wrote it.
/// </summary>
public sealed class LiveWorkspace(WorkspaceStore store)
{
    private readonly Lock _refreshing = new();
    private WorkspaceState? _state;

    public WorkspaceStore Store => store;

    public WorkspaceState Now()
    {
        var today = DateOnly.FromDateTime(store.Time.GetUtcNow().UtcDateTime);
        var seq = Seq();
        if (_state is { } held && held.IsOf(seq, today)) return held;
        lock (_refreshing)
        {
            if (_state is { } other && other.Seq >= seq && other.IsOf(other.Seq, today)) return other;
            // The as-of day follows the calendar, so a new day reads everything anew, as a first request does.
            var facts = _state is { } old && old.Today == today ? old.Company.Facts.Refresh(store) : FactSnapshot.Load(store);
            return _state = new WorkspaceState(WorkspaceView.Over(facts, Thresholds.Load(store), store, Viewer.Company), today);
        }
    }

    private long Seq()
    {
        using var connection = store.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT seq FROM workspace WHERE id = 1";
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>One committed state of a workspace, and what was worked out from it. Immutable as far as anybody can see.</summary>
public sealed class WorkspaceState(WorkspaceView company, DateOnly today)
{
    private readonly ConcurrentDictionary<object, Lazy<object>> _kept = new();

    public WorkspaceView Company => company;

    public long Seq => company.Facts.Seq;

    internal DateOnly Today => today;

    internal bool IsOf(long seq, DateOnly day) => Seq == seq && today == day;

    /// <summary>Works something out once for this state, however many ask at the same time.</summary>
    /// <param name="key">Everything the answer depends on besides the state: also who sees it.</param>
    public T Keep<T>(object key, Func<T> make) where T : class
    {
        var kept = _kept.GetOrAdd((typeof(T), key), _ => new Lazy<object>(make));
        try
        {
            return (T)kept.Value;
        }
        catch
        {
            // What went wrong once may go right the next time.
            _kept.TryRemove((typeof(T), key), out _);
            throw;
        }
    }
}
