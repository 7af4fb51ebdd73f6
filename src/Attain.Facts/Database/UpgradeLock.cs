using Attain.Core;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Attain.Facts;

/// <summary>
/// Lets one process at a time create or upgrade an installation. The lock dies with its process, unlike the row
/// EF keeps for the same purpose on SQLite, which a killed process would leave behind for ever.
/// </summary>
internal static class UpgradeLock
{
    private const long PostgresKey = 0x4174_7461_696E; // "Attain"
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static IDisposable Take(string? directory, NpgsqlDataSource? source) =>
        source is null ? TakeFile(Path.Combine(directory!, "upgrade.lock")) : TakeAdvisory(source);

    /// <summary>Removes what a killed process left of EF's own lock; call only while holding ours.</summary>
    public static void ClearAbandoned(DbContext db)
    {
        if (db.Database.IsSqlite() && db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").AsEnumerable().Single() > 0)
            db.Database.ExecuteSqlRaw("DELETE FROM \"__EFMigrationsLock\"");
    }

    private static FileStream TakeFile(string file)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(100))
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < Patience && File.Exists(file))
            {
                Thread.Sleep(100);
            }
            catch (IOException)
            {
                throw new RefusedException(Sentence.Of("installation.beingUpgraded", ("place", file)));
            }
        }
    }

    private static NpgsqlConnection TakeAdvisory(NpgsqlDataSource source)
    {
        var connection = source.OpenConnection();
        using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection);
        command.Parameters.AddWithValue(PostgresKey);
        command.ExecuteNonQuery();
        return connection;
    }
}
