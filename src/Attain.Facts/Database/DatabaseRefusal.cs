using System.Net.Sockets;
using Attain.Core;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Attain.Facts;

/// <summary>Failures of a database that are nobody's mistake in the code, put as refusals: locked, full, read-only, out of reach.</summary>
public static class DatabaseRefusal
{
    private const int SqliteBusy = 5, SqliteLocked = 6, SqliteReadOnly = 8, SqliteFull = 13, SqliteNotADatabase = 26, SqliteCorrupt = 11, SqliteCannotOpen = 14;

    /// <returns>Null when the failure is of another kind.</returns>
    public static RefusedException? Of(Exception failure, string place)
    {
        for (var e = failure; e is not null; e = e.InnerException)
            if (Key(e) is { } key)
                return new(Sentence.Of(key, ("place", place), ("why", e is PostgresException postgres ? postgres.MessageText : e.Message.TrimEnd('.'))));
        return null;
    }

    private static string? Key(Exception e) => e switch
    {
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => "database.busy",
        SqliteException { SqliteErrorCode: SqliteFull } => "database.full",
        SqliteException { SqliteErrorCode: SqliteReadOnly } => "database.readOnly",
        SqliteException { SqliteErrorCode: SqliteNotADatabase or SqliteCorrupt } => "database.notOne",
        SqliteException { SqliteErrorCode: SqliteCannotOpen } => "database.cannotOpen",
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => "database.busy",
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => "database.raced",
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "database.full",
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege } => "database.refused",
        PostgresException => null,
        NpgsqlException or SocketException => "database.unreachable",
        _ => null,
    };
}
