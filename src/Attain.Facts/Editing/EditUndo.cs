using Attain.Core;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>Takes back an edit with all it wrote, if nobody has changed any of it since; an edit itself, which can be taken back.</summary>
public static class EditUndo
{
    /// <param name="mayTouch">Whether whoever asks may change the row.</param>
    /// <exception cref="RefusedException">There is no such edit in sight.</exception>
    public static EditOutcome Run(WorkspaceStore store, int editId, string actor, Func<EditRows, IEditedRow, bool> mayTouch) =>
        EditSession.Run(store, actor, session => Undo(session, editId, mayTouch));

    private static EditOutcome Undo(EditSession session, int editId, Func<EditRows, IEditedRow, bool> mayTouch)
    {
        var all = session.Rows.Db.Set<EditLog>().AsNoTracking();
        var change = all.Where(entry => entry.Id == editId).Select(entry => (long?)entry.ChangeId).FirstOrDefault();
        // A row written twice in one edit goes back to what it was before the first.
        var entries = all.Where(entry => entry.ChangeId == change).OrderBy(entry => entry.Id).ToList().GroupBy(entry => (entry.Kind, entry.RowId)).Select(group => group.First()).ToList();
        var rows = entries.ConvertAll(entry => session.Rows.Row(TypeOf(session, entry.Kind), entry.RowId)!);
        if (rows.Count == 0 || !rows.TrueForAll(row => mayTouch(session.Rows, row))) throw new RefusedException(Sentence.Of("edit.noEdit"));
        if (rows.Find(row => row.ChangeId != change) is { } moved) return new EditOutcome.Conflict(moved.Id, moved.ChangeId, session.Rows.Author(moved, []), []);

        // What was made last goes first, as lines before their order.
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            var restored = entries[i].Before is { } before ? EditJson.Read(before, rows[i].GetType()) : EditJson.Copy(rows[i]);
            if (entries[i].Before is null) restored.Deleted = true;
            session.Update(rows[i], restored);
        }
        return new EditOutcome.Saved(rows[0].Id, session.Version, session.EditId, null);
    }

    private static Type TypeOf(EditSession session, string table) => session.Rows.Db.Model.GetEntityTypes().Single(entity => Tables.Name(entity) == table).ClrType;
}
