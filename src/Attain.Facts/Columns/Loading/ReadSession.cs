using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>Reading in one transaction, so that all of it sees one state of the tables, whoever writes meanwhile.</summary>
internal sealed class ReadSession : IDisposable
{
    private readonly WorkspaceDb _db;
    private readonly DbTransaction _transaction;
    private readonly IWorkspaceDatabase _database;

    private ReadSession(WorkspaceDb db, DbTransaction transaction, WorkspaceStore store)
    {
        (_db, _transaction, _database) = (db, transaction, store.Database);
        Profile = store.Profile(db);
    }

    /// <summary>The workspace as it is in this state.</summary>
    public WorkspaceProfile Profile { get; }

    public static ReadSession Begin(WorkspaceStore store)
    {
        var db = store.NewDb();
        try
        {
            db.Database.OpenConnection();
            var transaction = store.Database.BeginRead(db.Database.GetDbConnection());
            db.Database.UseTransaction(transaction);
            return new(db, transaction, store);
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    public IRowReader Rows(string sql) => _database.Rows(_db.Database.GetDbConnection(), sql);

    /// <summary>The first column of all rows.</summary>
    public IReadOnlyList<long> Numbers(string sql)
    {
        var numbers = new List<long>();
        using var rows = Rows(sql);
        while (rows.Read()) numbers.Add(rows.Number(0));
        return numbers;
    }

    public void Dispose()
    {
        _transaction.Dispose();
        _db.Dispose();
    }

    /// <summary>Numbers as SQL lists them.</summary>
    public static string List(IEnumerable<long> numbers) => string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));
}
