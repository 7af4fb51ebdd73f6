using System.Data.Common;

using Attain.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.App.Tests;

/// <summary>A place for <c>--db</c> where nothing was ever created: an empty folder or an empty PostgreSQL database, gone when disposed.</summary>
public sealed class TestPlace : IDisposable
{
    private readonly TempFolder? _folder;
    private readonly TestDatabase _database;

    private TestPlace(TestDatabase database, string address, TempFolder? folder) => (_database, Address, _folder) = (database, address, folder);

    /// <summary>What <c>--db</c> is given.</summary>
    public string Address { get; }

    public static TestPlace New(TestDatabase database)
    {
        if (database == TestDatabase.Postgres) return new(database, PostgresServer.NewDatabase(), null);
        var folder = new TempFolder();
        return new(database, folder.Path, folder);
    }

    /// <summary>The same data in another place. Nobody may be connected to this one.</summary>
    public TestPlace Copy()
    {
        if (_database == TestDatabase.Postgres) return new(_database, PostgresServer.CopyDatabase(Address), null);
        var folder = new TempFolder();
        foreach (var file in System.IO.Directory.EnumerateFiles(Address)) File.Copy(file, folder.File(Path.GetFileName(file)));
        return new(_database, folder.Path, folder);
    }

    /// <summary>Runs something on an open connection to the workspace that is in use.</summary>
    public T Read<T>(Func<WorkspaceStore, DbConnection, T> read)
    {
        using var services = AttainServices.Build();
        using var installation = Installation.At(Address, services.Mappings(), TimeProvider.System);
        var store = installation.Open();
        using var connection = store.Open();
        return read(store, connection);
    }

    /// <summary>The first column of the first row.</summary>
    public long Number(string sql) => Read((_, connection) => Number(connection, sql));

    /// <summary>How far the workspace's changes are and how many rows each table has: unequal after any write there is.</summary>
    public IReadOnlyDictionary<string, long> Footprint() => Read((store, connection) =>
    {
        using var db = store.NewDb();
        var tables = db.Model.GetEntityTypes().Select(e => (string)e.FindAnnotation("Relational:TableName")!.Value!).Order(StringComparer.Ordinal);
        var counts = tables.ToDictionary(table => table, table => Number(connection, $"SELECT COUNT(*) FROM \"{table}\""));
        counts["seq"] = Number(connection, "SELECT seq FROM workspace");
        return counts;
    });

    public void Execute(string sql) => Read((_, connection) =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    });

    public void Dispose()
    {
        if (_database == TestDatabase.Postgres) PostgresServer.Drop(Address);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder?.Dispose();
    }

    private static long Number(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
