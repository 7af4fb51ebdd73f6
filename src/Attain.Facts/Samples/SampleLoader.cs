using Attain.Core;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>How far loading is.</summary>
/// <param name="Step">From 1.</param>
/// <param name="Rows">Rows read of this step's file so far.</param>
/// <param name="AlreadyThere">The step was done by an earlier run and is passed over.</param>
public sealed record SampleProgress(int Step, int Steps, string File, int Rows, bool AlreadyThere);

/// <summary>
/// Makes a sample's workspace and reads its files in. Every file is a transaction of its own, and a file that came in by the
/// same mapping before is passed over; so a load that was cut off goes on where it stopped, and a second one takes no time.
/// </summary>
public sealed class SampleLoader(Installation installation)
{
    private const string Actor = "sample";

    /// <exception cref="RefusedException">A file has problems, or the workspace is there with other money.</exception>
    public WorkspaceStore Load(Sample sample, IProgress<SampleProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var store = installation.Ensure(sample.Workspace with { Name = Renamed(sample) ?? sample.Name });
        var profile = store.Profile();
        if (profile.Currency != new Currency(sample.Currency, sample.Scale))
            throw new RefusedException(Sentence.Of("sample.otherMoney", ("name", sample.Name), ("currency", profile.Currency.Code), ("scale", profile.Currency.Scale)));
        SetAsOf(store, sample);
        var importer = new Importer(store);
        var done = importer.List().Select(i => (i.File, i.Kind, i.Sha256, i.Mapping)).ToHashSet();
        foreach (var (step, number) in sample.Steps.Select((s, i) => (s, i + 1)))
        {
            var file = Path.Combine(sample.Folder, step.File);
            var mapping = ImportMapping.Load(Path.Combine(sample.Folder, step.Mapping));
            var there = done.Contains((step.File, step.Kind, Importer.Hash(file), mapping.Fingerprint));
            progress?.Report(new(number, sample.Steps.Count, step.File, 0, there));
            if (there) continue;
            var rows = progress is null ? null : new RowsOf(rows => progress.Report(new(number, sample.Steps.Count, step.File, rows, AlreadyThere: false)));
            var report = importer.Run(new(file, step.Kind, mapping) { Actor = Actor }, rows, cancellationToken);
            if (report.Refused) throw new RefusedException(Sentence.Of("sample.broken", ("file", file), ("why", report.Problems[0].Problem)));
        }
        return store;
    }

    /// <summary>What the sample loaded before is called by now. Somebody else's company may have been made by the name: that is none.</summary>
    private string? Renamed(Sample sample)
    {
        if (installation.NameOf(sample.Name) is not { } called) return null;
        using var db = installation.Open(called).NewDb();
        return db.Set<Change>().Any(change => change.Actor == Actor) ? called : null;
    }

    /// <summary>Only once: whoever looks at the sample from another day later on keeps that day.</summary>
    private static void SetAsOf(WorkspaceStore store, Sample sample)
    {
        if (sample.AsOf is not { } asOf) return;
        using (var db = store.NewDb())
            if (db.Workspaces.AsNoTracking().Single() is { AsOfDay: not null } or { LastFactDay: not null }) return;
        store.SetAsOf(asOf);
    }

    /// <summary>Unlike <see cref="Progress{T}"/> tells at once and in order.</summary>
    private sealed class RowsOf(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
