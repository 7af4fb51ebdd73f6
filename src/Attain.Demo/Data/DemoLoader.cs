using Attain.Core;
using Attain.Facts;
using Microsoft.EntityFrameworkCore;

namespace Attain.Demo;

/// <summary>How far making the company is.</summary>
/// <param name="Rows">Rows written so far.</param>
/// <param name="Of">Rows in all; 0 while they are still being made up.</param>
public sealed record DemoProgress(int Rows, int Of);

/// <summary>Makes the demo company in a workspace of its own, wholly or not at all.</summary>
public sealed class DemoLoader(Installation installation, TimeProvider time)
{
    /// <summary>The demo workspace when no other name is asked for.</summary>
    public static string DefaultName { get; } = Names.Read().Company;

    /// <param name="name">Null: <see cref="DefaultName"/>, or what the demo company made by that name is called by now.</param>
    /// <param name="options">Null: seed 1, 24 months, every cause planted.</param>
    /// <param name="progress">Told after each table.</param>
    /// <param name="cancellationToken">Cancelling leaves an empty workspace.</param>
    /// <returns>The workspace; as it is where the demo company was made in it before.</returns>
    /// <exception cref="RefusedException">The workspace holds another company's data.</exception>
    public WorkspaceStore Load(
        string? name = null, DemoOptions? options = null, IProgress<DemoProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var wanted = new NewWorkspace(name ?? Renamed() ?? DefaultName);
        var store = installation.Ensure(wanted);
        using (var db = store.NewDb())
        {
            var sources = Sources(db);
            if (sources.Contains(DemoWriter.Source)) return store;
            if (sources.Count > 0 || store.Profile() is { LastFactDay: not null } or { Currency: not { Code: "CNY", Scale: 2 } })
                throw new RefusedException(Sentence.Of("demo.notEmpty", ("name", wanted.Name)));
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), store.Profile().TimeZone).DateTime);
        DemoWriter.Write(store, DemoCompany.Make(today, options), progress, cancellationToken);
        return store;
    }

    /// <summary>Somebody else's company may have been made by the name, and have another now.</summary>
    private string? Renamed()
    {
        if (installation.NameOf(DefaultName) is not { } called) return null;
        using var db = installation.Open(called).NewDb();
        return Sources(db).Contains(DemoWriter.Source) ? called : null;
    }

    private static HashSet<string> Sources(WorkspaceDb db) => db.Set<DataSource>().AsNoTracking().Select(source => source.Name).ToHashSet(StringComparer.Ordinal);
}
