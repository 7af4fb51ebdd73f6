using System.Data;
using System.Data.Common;
using System.Globalization;
using Attain.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Attain.Facts;

/// <summary>
/// A workspace in a schema of its own. The search path is set whenever a connection is opened, so that all workspaces
/// share one pool and the SQL is the same as in a SQLite file.
/// </summary>
/// <param name="busySeconds">How long a writer waits for another before it gives up with a clear word.</param>
public sealed class PostgresWorkspaceDatabase(NpgsqlDataSource source, string schema, int busySeconds = Installation.BusySeconds) : IWorkspaceDatabase
{
    public string Place => $"{source.CreateConnection().Database}:{schema}";

    public bool IsPostgres => true;

    public bool Exists() => PostgresSchema.Exists(source, schema);

    public void Create() => PostgresSchema.Create(source, schema);

    public WorkspaceDb NewDb(IEnumerable<IWorkspaceMapping> mappings) =>
        new PostgresWorkspaceDb(
            new DbContextOptionsBuilder<PostgresWorkspaceDb>()
                .UseNpgsql(source, o => o.MigrationsAssembly(MigrationSets.Assembly).MigrationsHistoryTable(PostgresSchema.HistoryTable, schema))
                .AddInterceptors(new SchemaSettings(schema, busySeconds))
                .Options,
            mappings);

    public DbConnection Open() => PostgresSchema.Open(source, schema, busySeconds);

    public string Copy(string label) => PostgresSchema.Copy(source, schema, label);

    public IDisposable? WaitToWrite() => null;

    public IBulkWriter Bulk(WorkspaceDb db) => new PostgresBulkWriter(db);

    public DbTransaction BeginRead(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    public IRowReader Rows(DbConnection connection, string sql) => new PostgresRows((NpgsqlConnection)connection, sql);
}

/// <summary>What every schema of the product has in common.</summary>
internal static class PostgresSchema
{
    public const string HistoryTable = "__EFMigrationsHistory";

    public static bool Exists(NpgsqlDataSource source, string schema)
    {
        using var command = source.CreateCommand("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = $1");
        command.Parameters.AddWithValue(schema);
        return (long)command.ExecuteScalar()! > 0;
    }

    public static void Create(NpgsqlDataSource source, string schema)
    {
        using var command = source.CreateCommand($"CREATE SCHEMA IF NOT EXISTS {Quote(schema)}");
        command.ExecuteNonQuery();
    }

    public static NpgsqlConnection Open(NpgsqlDataSource source, string schema, int busySeconds)
    {
        var connection = source.OpenConnection();
        Set(connection, schema, busySeconds);
        return connection;
    }

    /// <summary>The tables go by their plain names, and nobody waits for another longer than that.</summary>
    public static void Set(DbConnection connection, string schema, int busySeconds)
    {
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SET search_path TO {Quote(schema)}; SET lock_timeout TO '{busySeconds}s'");
        command.ExecuteNonQuery();
    }

    /// <summary>Copies tables with their keys and rows, in one transaction that sees one state; returns the new schema.</summary>
    public static string Copy(NpgsqlDataSource source, string schema, string label)
    {
        var copy = $"{schema}.{label}";
        if (Exists(source, copy)) throw new RefusedException(Sentence.Of("database.copyExists", ("file", copy)));
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        var tables = new List<string>();
        using (var list = new NpgsqlCommand("SELECT tablename FROM pg_tables WHERE schemaname = $1", connection, transaction))
        {
            list.Parameters.AddWithValue(schema);
            using var reader = list.ExecuteReader();
            while (reader.Read()) tables.Add(reader.GetString(0));
        }
        Execute($"CREATE SCHEMA {Quote(copy)}");
        foreach (var table in tables)
        {
            Execute($"CREATE TABLE {Quote(copy)}.{Quote(table)} (LIKE {Quote(schema)}.{Quote(table)} INCLUDING ALL)");
            Execute($"INSERT INTO {Quote(copy)}.{Quote(table)} SELECT * FROM {Quote(schema)}.{Quote(table)}");
        }
        transaction.Commit();
        return copy;

        void Execute(string sql)
        {
            using var command = new NpgsqlCommand(sql, connection, transaction);
            command.ExecuteNonQuery();
        }
    }

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

internal sealed class SchemaSettings(string schema, int busySeconds) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => PostgresSchema.Set(connection, schema, busySeconds);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        PostgresSchema.Set(connection, schema, busySeconds);
        return Task.CompletedTask;
    }
}
