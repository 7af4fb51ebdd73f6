using System.Collections.Concurrent;
using System.Collections.Frozen;
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
            return _state = new WorkspaceState(WorkspaceView.Over(facts, Thresholds.Load(store), store, Viewer.Company), today, _state);
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
public sealed class WorkspaceState
{
    private readonly ConcurrentDictionary<object, Lazy<object>> _kept = new();
    private readonly ConcurrentDictionary<object, Lazy<object>> _slow = new();

    /// <summary>Slow answers of the state before, as far as they were there and still say something.</summary>
    private readonly FrozenDictionary<object, object> _before;

    /// <param name="before">The state this one follows, or null.</param>
    internal WorkspaceState(WorkspaceView company, DateOnly today, WorkspaceState? before)
    {
        (Company, Today) = (company, today);
        // Other thresholds or another day make another judgement: that is waited for.
        _before = before is not null && before.Today == today && before.Company.AsOf == company.AsOf && before.Company.Thresholds.Same(company.Thresholds)
            ? before.Slow()
            : FrozenDictionary<object, object>.Empty;
    }

    public WorkspaceView Company { get; }

    public long Seq => Company.Facts.Seq;

    internal DateOnly Today { get; }

    internal bool IsOf(long seq, DateOnly day) => Seq == seq && Today == day;

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

    /// <summary>
    /// The same for an answer that takes seconds and changes little with one edit: while it is worked out anew, whoever asks gets the
    /// one of the state before.
    /// </summary>
    /// <inheritdoc cref="Keep"/>
    public T KeepSlow<T>(object key, Func<T> make) where T : class
    {
        object whole = (typeof(T), key);
        // A failure is not remembered: what went wrong once may go right the next time.
        var slow = _slow.GetOrAdd(whole, _ => new Lazy<object>(make, LazyThreadSafetyMode.ExecutionAndPublication));
        if (slow.IsValueCreated || !_before.TryGetValue(whole, out var old)) return Value();
        _ = Task.Run(Value);
        return (T)old;

        T Value()
        {
            try
            {
                return (T)slow.Value;
            }
            catch
            {
                _slow.TryRemove(KeyValuePair.Create(whole, slow));
                throw;
            }
        }
    }

    private FrozenDictionary<object, object> Slow() => _before
        .Concat(_slow.Where(pair => pair.Value.IsValueCreated).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Value)))
        .GroupBy(pair => pair.Key)
        .ToFrozenDictionary(group => group.Key, group => group.Last().Value);
}
