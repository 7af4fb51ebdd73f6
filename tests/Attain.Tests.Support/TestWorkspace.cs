using Attain.App;
using Attain.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.Tests.Support;

/// <summary>Which real database a test runs on.</summary>
public enum TestDatabase
{
    Sqlite,
    Postgres,
}

/// <summary>
/// An installation with one fresh, empty, migrated workspace in a real database, gone when disposed. On PostgreSQL the
/// test skips where no server can be had.
/// </summary>
public sealed class TestWorkspace : IDisposable
{
    private readonly TempFolder? _folder;
    private readonly string? _postgres;
    private readonly ServiceProvider _services;

    private TestWorkspace(TestDatabase database, NewWorkspace wanted, TimeProvider? time)
    {
        _services = AttainServices.Build(time);
        if (database == TestDatabase.Sqlite) _folder = new TempFolder();
        else _postgres = PostgresServer.NewDatabase();
        Address = _folder?.Path ?? _postgres!;
        Installation = Installation.At(Address, _services.Mappings(), time ?? TimeProvider.System);
        Store = Installation.Ensure(wanted);
    }

    /// <summary>What <c>--db</c> would be given.</summary>
    public string Address { get; }

    public Installation Installation { get; }

    public WorkspaceStore Store { get; }

    public IServiceProvider Services => _services;

    public IReadOnlyList<IWorkspaceMapping> Mappings => _services.Mappings();

    public static TestWorkspace Create(TestDatabase database, NewWorkspace? wanted = null, TimeProvider? time = null) =>
        new(database, wanted ?? new NewWorkspace("Test"), time);

    public void Dispose()
    {
        Installation.Dispose();
        _services.Dispose();
        if (_postgres is not null) PostgresServer.Drop(_postgres);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder?.Dispose();
    }
}
