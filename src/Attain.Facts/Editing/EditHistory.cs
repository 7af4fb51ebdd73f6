using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>One edit of a row as people read it.</summary>
/// <param name="At">UTC seconds since 1970.</param>
/// <param name="Fields">What it changed; <see cref="FieldConflict.Was"/> to <see cref="FieldConflict.Mine"/>.</param>
public sealed record PastEdit(int EditId, string Actor, long At, bool Made, bool Deleted, bool Restored, IReadOnlyList<FieldConflict> Fields);

public static class EditHistory
{
    /// <summary>The edits of a row, the latest first. What imports wrote is not among them.</summary>
    public static IReadOnlyList<PastEdit> Of(WorkspaceStore store, EditForm form, int id, int most = 50)
    {
        using var db = store.NewDb();
        var profile = store.Profile(db);
        var kind = Tables.Name(db.Model.FindEntityType(form.Row)!);
        return [.. db.Set<EditLog>().AsNoTracking().Where(entry => entry.Kind == kind && entry.RowId == id).OrderByDescending(entry => entry.Id).Take(most).ToList().Select(entry =>
        {
            var (before, after) = (entry.Before is { } json ? EditJson.Read(json, form.Row) : null, EditJson.Read(entry.After, form.Row));
            var fields = form.Fields.Where(field => before is null ? form.Text(after, field, profile) is not null : !form.Same(before, after, field))
                .Select(field => new FieldConflict(field.Name, before is null ? null : form.Text(before, field, profile), null, form.Text(after, field, profile)));
            return new PastEdit(entry.Id, entry.Actor, entry.At, before is null, after.Deleted && before is { Deleted: false }, !after.Deleted && before is { Deleted: true }, [.. fields]);
        })];
    }
}
