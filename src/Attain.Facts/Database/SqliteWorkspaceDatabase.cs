using System.Data.Common;
using Attain.Core;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Attain.Facts;

/// <summary>A workspace in a file of its own. One writer at a time; others wait up to the busy timeout.</summary>
/// <param name="busySeconds">How long a writer waits for another before it gives up with a clear word.</param>
public sealed class SqliteWorkspaceDatabase(string file, int busySeconds = Installation.BusySeconds) : IWorkspaceDatabase
{
    private readonly string _connectionString = SqliteFile.ConnectionString(file, busySeconds);
    private readonly WritersQueue _writers = new();

    public string Place => file;

    public bool IsPostgres => false;

    public bool Exists() => File.Exists(file);

    public void Create() => SqliteFile.Create(file);

    public WorkspaceDb NewDb(IEnumerable<IWorkspaceMapping> mappings) =>
        new SqliteWorkspaceDb(
            new DbContextOptionsBuilder<SqliteWorkspaceDb>()
                .UseSqlite(_connectionString, o => o.MigrationsAssembly(MigrationSets.Assembly))
                .AddInterceptors(SqlitePragmas.Instance)
                .Options,
            mappings);

    public DbConnection Open() => SqliteFile.Open(_connectionString);

    public string Copy(string label) => SqliteFile.Copy(file, label);

    public IDisposable? WaitToWrite() =>
        _writers.Wait(TimeSpan.FromSeconds(busySeconds)) ?? throw new RefusedException(Sentence.Of("database.busy", ("place", file)));

    public IBulkWriter Bulk(WorkspaceDb db) => new SqliteBulkWriter(db);

    public DbTransaction BeginRead(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    public IRowReader Rows(DbConnection connection, string sql) => new SqliteRows((SqliteConnection)connection, sql);
}

/// <summary>What every SQLite file of the product has in common.</summary>
internal static class SqliteFile
{
    public static string ConnectionString(string file, int busySeconds = Installation.BusySeconds) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadWrite,
        ForeignKeys = true,
        DefaultTimeout = busySeconds,
    }.ConnectionString;

    public static void Create(string file)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWriteCreate }.ConnectionString);
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL");
    }

    public static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        Execute(connection, SqlitePragmas.Sql);
        return connection;
    }

    /// <summary>A copy that holds even while others write, through SQLite's own VACUUM INTO.</summary>
    public static string Copy(string file, string label)
    {
        var copy = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, $"{Path.GetFileNameWithoutExtension(file)}.{label}.db");
        if (File.Exists(copy)) throw new RefusedException(Sentence.Of("database.copyExists", ("file", copy)));
        using var connection = Open(ConnectionString(file));
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $copy";
        command.Parameters.AddWithValue("$copy", copy);
        command.ExecuteNonQuery();
        return copy;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

/// <summary>Durable to the last commit, also through a power cut; the cache is 64 MB.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public const string Sql = "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;";

    public static readonly SqlitePragmas Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Run(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Run(connection);
        return Task.CompletedTask;
    }

    private static void Run(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }
}
