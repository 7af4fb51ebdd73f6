using Attain.Core;

namespace Attain.Facts;

/// <summary>
/// One state of a workspace in memory: all facts as columns, all dimension members, the profile. Immutable: a reader
/// holds one and never locks, while a newer one shares with it whatever did not change.
/// </summary>
public sealed class FactSnapshot
{
    private readonly FactTable[] _tables;

    internal FactSnapshot(WorkspaceProfile profile, Directory directory, IEnumerable<FactTable> tables, TargetLists targets)
    {
        (Profile, Directory, Targets) = (profile, directory, targets);
        _tables = [.. tables.OrderBy(t => t.Kind)];
    }

    /// <summary>Number of the last committed change it holds.</summary>
    public long Seq => Profile.Seq;

    public WorkspaceProfile Profile { get; }

    public Directory Directory { get; }

    /// <summary>The distinct windows of all targets, by first day and then by end; targets count them from 1.</summary>
    public IReadOnlyList<DateRange> Windows => Targets.Windows;

    /// <summary>The distinct metrics of all targets by name; targets count them from 1.</summary>
    public IReadOnlyList<string> TargetMetrics => Targets.Metrics;

    /// <summary>Bytes of memory the columns take.</summary>
    public long Bytes => _tables.Sum(t => t.Bytes);

    internal TargetLists Targets { get; }

    internal IReadOnlyList<FactTable> Tables => _tables;

    public FactTable this[FactKind kind] => _tables[(int)kind];

    /// <summary>Builds everything from rows, in one transaction that sees one state.</summary>
    public static FactSnapshot Load(WorkspaceStore store)
    {
        using var session = ReadSession.Begin(store);
        return SnapshotLoader.Load(session);
    }

    /// <summary>
    /// The present state of the tables. Only blocks of rows that changed since this snapshot are read again, the rest is
    /// shared; the same instance when nothing changed.
    /// </summary>
    public FactSnapshot Refresh(WorkspaceStore store)
    {
        using var session = ReadSession.Begin(store);
        return SnapshotLoader.Refresh(session, this);
    }
}
