using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Attain.Facts;

/// <summary>
/// One unit of writing. Begin takes the change's id, which every written row carries; <see cref="Commit"/> takes the
/// commit number last, so that the lock which orders commits is held for a moment only, however long the writing took.
/// Disposing without commit leaves nothing behind.
/// </summary>
public sealed class ChangeTransaction : IDisposable
{
    private readonly IDisposable? _turn;
    private readonly IDbContextTransaction _transaction;

    private ChangeTransaction(IDisposable? turn, WorkspaceDb db, IDbContextTransaction transaction, IBulkWriter bulk, Change change) =>
        (_turn, Db, _transaction, Bulk, Change) = (turn, db, transaction, bulk, change);

    public WorkspaceDb Db { get; }

    public IBulkWriter Bulk { get; }

    public Change Change { get; }

    /// <param name="kind">What is done: <c>import</c>, <c>edit</c>, <c>plan</c>.</param>
    /// <param name="actor">Who does it.</param>
    public static ChangeTransaction Begin(WorkspaceStore store, string kind, string actor)
    {
        var turn = store.Database.WaitToWrite();
        WorkspaceDb? db = null;
        try
        {
            db = store.NewDb();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            var transaction = db.Database.BeginTransaction();
            var change = new Change { Kind = kind, Actor = actor, At = store.Time.GetUtcNow().ToUnixTimeSeconds() };
            db.Add(change);
            db.SaveChanges();
            return new(turn, db, transaction, store.Database.Bulk(db), change);
        }
        catch
        {
            Release(null, db, turn);
            throw;
        }
    }

    public void Commit()
    {
        Db.ChangeTracker.DetectChanges();
        Db.SaveChanges();
        var seq = Db.Database.SqlQueryRaw<long>("UPDATE workspace SET seq = seq + 1 WHERE id = 1 RETURNING seq AS \"Value\"").AsEnumerable().Single();
        Db.Database.ExecuteSql($"UPDATE change SET seq = {seq} WHERE id = {Change.Id}");
        _transaction.Commit();
    }

    public void Dispose() => Release(_transaction, Db, _turn);

    // A turn that was not given back would keep every later writer out, also when taking back fails as the disk does.
    private static void Release(IDisposable? transaction, WorkspaceDb? db, IDisposable? turn)
    {
        try
        {
            using (db) transaction?.Dispose();
        }
        finally
        {
            turn?.Dispose();
        }
    }
}
