using Attain.Core;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>
/// Brings together what somebody typed on an older version of a row and what others wrote meanwhile. Different fields go
/// together; the same field with another value is a conflict, and then nothing is taken.
/// </summary>
/// <param name="Before">The row as it is.</param>
/// <param name="After">The row as it would be.</param>
public sealed record EditMerge(IEditedRow Before, IEditedRow After, bool Changed, OthersEdit? Theirs, IReadOnlyList<FieldConflict> Conflicts, IReadOnlyList<FieldProblem> Problems)
{
    /// <param name="row">The row as it is now.</param>
    /// <param name="basedOn">The version that was edited.</param>
    /// <param name="typed">By field name; fields that are not named stay as they are.</param>
    public static EditMerge Of(EditSession session, EditForm form, IEditedRow row, long basedOn, IReadOnlyDictionary<string, string?> typed)
    {
        var origin = row.ChangeId == basedOn ? row : Origin(session, row, basedOn);
        var (wanted, after) = (EditJson.Copy(origin ?? row), EditJson.Copy(row));
        var (problems, conflicts, changed) = (new List<FieldProblem>(), new List<FieldConflict>(), false);
        foreach (var (name, text) in typed)
        {
            if (form.Find(name) is not { } field) throw new RefusedException(Sentence.Of("edit.noField", ("field", name)));
            if (form.Write(wanted, field, text, session.Profile) is { } problem) problems.Add(new(name, problem));
            // Mine as it was, or the same as theirs.
            else if ((origin is not null && form.Same(wanted, origin, field)) || form.Same(wanted, row, field)) continue;
            else if (origin is null || !form.Same(row, origin, field)) conflicts.Add(new(name, origin is null ? null : Text(origin, field), Text(row, field), Text(wanted, field)));
            else
            {
                form.Copy(wanted, after, field);
                changed = true;
            }
        }
        return new(row, after, changed, Others(session, form, row, origin), conflicts, problems);

        string? Text(IEditedRow of, EditField field) => form.Text(of, field, session.Profile);
    }

    /// <summary>What others changed since a version; null when nothing was.</summary>
    public static OthersEdit? Since(EditSession session, EditForm form, IEditedRow row, long basedOn, out IReadOnlyList<FieldConflict> fields)
    {
        var origin = row.ChangeId == basedOn ? row : Origin(session, row, basedOn);
        fields = [.. form.Fields.Where(field => origin is null || !form.Same(origin, row, field))
            .Select(field => new FieldConflict(field.Name, origin is null ? null : form.Text(origin, field, session.Profile), form.Text(row, field, session.Profile), null))];
        return Others(session, form, row, origin);
    }

    private static OthersEdit? Others(EditSession session, EditForm form, IEditedRow row, IEditedRow? origin) => ReferenceEquals(row, origin)
        ? null
        : session.Rows.Author(row, [.. form.Fields.Where(field => origin is null || !form.Same(origin, row, field)).Select(field => field.Name)]);

    /// <summary>The row as it was in a version, from the log; null when an import has written over it since.</summary>
    private static IEditedRow? Origin(EditSession session, IEditedRow row, long version)
    {
        var (kind, id) = (session.Rows.Table(row.GetType()), row.Id);
        var log = session.Rows.Db.Set<EditLog>().AsNoTracking().Where(entry => entry.Kind == kind && entry.RowId == id).OrderBy(entry => entry.Id).ToList();
        if (log.Find(entry => entry.ChangeId == version) is { } written) return EditJson.Read(written.After, row.GetType());
        return log.Where(entry => entry.Before is not null).Select(entry => EditJson.Read(entry.Before!, row.GetType())).FirstOrDefault(before => before.ChangeId == version);
    }
}
