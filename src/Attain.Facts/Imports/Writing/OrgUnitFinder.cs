using Attain.Core;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>Finds org units by external id, else by name among those of the kind asked for.</summary>
internal sealed class OrgUnitFinder(ImportRun run)
{
    private List<OrgUnit> Units => field ??= [.. run.Db.Set<OrgUnit>().AsNoTracking().Where(u => !u.Deleted)];

    /// <param name="kind">Null: any.</param>
    public int? Find(RowReader row, BoundField field, OrgUnitKind? kind)
    {
        if (row.Text(field) is not { } text) return null;
        var fitting = Units.FindAll(u => (kind is null || u.Kind == kind) && u.ExternalId == text);
        if (fitting.Count > 1) fitting = fitting.FindAll(u => u.SourceId == run.SourceId);
        if (fitting.Count == 0) fitting = Units.FindAll(u => (kind is null || u.Kind == kind) && u.Name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (fitting.Count == 1) return fitting[0].Id;
        row.Problem(field, Sentence.Of(fitting.Count == 0 ? "import.unknownReference" : "import.ambiguousReference", ("value", text), ("field", field.Name)));
        return null;
    }

    /// <summary>By external id; null when there is none.</summary>
    public int? Find(string externalId) => Units.OrderBy(u => u.SourceId != run.SourceId).FirstOrDefault(u => u.ExternalId == externalId)?.Id;
}
