using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>Rows one at a time, as they are now: in an edit, or only to be looked at.</summary>
public sealed class EditRows
{
    internal EditRows(WorkspaceDb db, WorkspaceProfile profile) => (Db, Profile) = (db, profile);

    public WorkspaceProfile Profile { get; }

    internal WorkspaceDb Db { get; }

    /// <summary>Looks, and hinders no writer.</summary>
    public static T Look<T>(WorkspaceStore store, Func<EditRows, T> look)
    {
        using var db = store.NewDb();
        return look(new(db, store.Profile(db)));
    }

    /// <summary>The row, deleted or not; null when there never was one.</summary>
    public T? Find<T>(int id) where T : class, IEditedRow => Db.Set<T>().AsNoTracking().FirstOrDefault(row => row.Id == id);

    /// <summary>Rows that are not deleted, by their id.</summary>
    public IReadOnlyList<T> List<T>(Expression<Func<T, bool>> where) where T : class, IEditedRow =>
        [.. Db.Set<T>().AsNoTracking().Where(row => !row.Deleted).Where(where).OrderBy(row => row.Id)];

    /// <summary>The next rows by their id that are not deleted.</summary>
    /// <param name="after">The id of the last one known; 0 from the first.</param>
    public IReadOnlyList<T> Page<T>(int after, int most, Expression<Func<T, bool>>? where = null) where T : class, IEditedRow =>
        [.. (where is null ? Db.Set<T>() : Db.Set<T>().Where(where)).AsNoTracking().Where(row => !row.Deleted && row.Id > after).OrderBy(row => row.Id).Take(most)];

    /// <summary>Whether a row is there and not deleted.</summary>
    public bool Exists(Type type, int id) => Row(type, id) is { Deleted: false };

    /// <summary>Who wrote the row's present version.</summary>
    internal OthersEdit Author(IEditedRow row, IReadOnlyList<string> fields)
    {
        var change = Db.Set<Change>().AsNoTracking().Single(c => c.Id == row.ChangeId);
        return new(change.Actor, change.At, fields);
    }

    internal string Table(Type type) => Tables.Name(Db.Model.FindEntityType(type)!);

    internal IEditedRow? Row(Type type, int id)
    {
        var row = Db.Find(type, id);
        Db.ChangeTracker.Clear();
        return (IEditedRow?)row;
    }
}
