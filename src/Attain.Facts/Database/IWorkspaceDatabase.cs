using System.Data.Common;

namespace Attain.Facts;

/// <summary>Where one workspace's tables live, and what differs between the databases it can live in.</summary>
public interface IWorkspaceDatabase
{
    /// <summary>What a person would call the place: a file, or a schema of a server.</summary>
    string Place { get; }

    bool IsPostgres { get; }

    bool Exists();

    /// <summary>Makes the empty place that migrations then fill.</summary>
    void Create();

    WorkspaceDb NewDb(IEnumerable<IWorkspaceMapping> mappings);

    /// <summary>An open connection that sees this workspace's tables by their plain names.</summary>
    DbConnection Open();

    /// <summary>A whole, consistent copy beside the original; returns its place.</summary>
    string Copy(string label);

    /// <summary>Waits until this process may begin to write; where the database lets many write at once, that is now.</summary>
    /// <returns>The turn, which is over when disposed.</returns>
    /// <exception cref="Core.RefusedException">Others did not finish in time.</exception>
    IDisposable? WaitToWrite();

    /// <summary>The fast way in for many rows, inside the caller's transaction.</summary>
    IBulkWriter Bulk(WorkspaceDb db);

    /// <summary>Begins a transaction that sees one state of the tables and hinders no writer.</summary>
    DbTransaction BeginRead(DbConnection connection);

    /// <summary>The fast way out for many rows. One at a time on a connection.</summary>
    IRowReader Rows(DbConnection connection, string sql);
}
