using Attain.Core;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

internal sealed class OrgUnitsImport(ImportRun run) : TreeImport<OrgUnit>(
    run, "parent",
    ("name", nameof(OrgUnit.Name)), ("kind", nameof(OrgUnit.Kind)), ("parent", nameof(OrgUnit.ParentId)), ("leader", nameof(OrgUnit.LeaderId)))
{
    private readonly OrgUnitFinder _units = new(run);

    protected override OrgUnit Build(RowReader row)
    {
        var id = row.Text(Run["id"]) ?? "";
        var unit = new OrgUnit
        {
            ExternalId = id,
            Name = row.Text(Run["name"]) ?? id,
            Kind = row.Choice<OrgUnitKind>(Run["kind"]) ?? OrgUnitKind.Team,
            LeaderId = References.People.Find(row, Run["leader"]),
        };
        Remember(unit, row.Text(Run["parent"]));
        return unit;
    }

    protected override int? ParentOf(OrgUnit record) => record.ParentId;

    protected override void SetParent(OrgUnit record, int? parent) => record.ParentId = parent;

    protected override int? FindOutside(string externalId) => _units.Find(externalId);
}

/// <summary>Who was in which unit when. Nobody is in two at once.</summary>
internal sealed class MembershipsImport(ImportRun run) : RecordImport<Membership>(
    run,
    ("person", nameof(Membership.PersonId)), ("unit", nameof(Membership.OrgUnitId)), ("from", nameof(Membership.FromDay)), ("to", nameof(Membership.ToDay)))
{
    private readonly OrgUnitFinder _units = new(run);

    public override int BatchRows => int.MaxValue;

    protected override Membership Build(RowReader row)
    {
        var from = row.Day(Run["from"]);
        var to = row.Day(Run["to"]);
        if (to <= from) row.Problem(Run["to"], Sentence.Of("import.windowTurned", ("from", from), ("to", to)));
        return new()
        {
            PersonId = References.People.Find(row, Run["person"]) ?? 0,
            OrgUnitId = _units.Find(row, Run["unit"], kind: null) ?? 0,
            FromDay = from,
            ToDay = to,
            ExternalId = row.Text(Run["id"]) ?? RowKey.Of(row, Run["person"], Run["unit"], Run["from"]),
        };
    }

    protected override void Check(List<Candidate<Membership>> batch)
    {
        var keys = batch.Select(c => c.Record.ExternalId).ToHashSet(StringComparer.Ordinal);
        var all = Run.Db.Set<Membership>().AsNoTracking().Where(m => !m.Deleted).ToList()
            .Where(m => m.SourceId != Run.SourceId || !keys.Contains(m.ExternalId)).Select(m => (Row: 0, Record: m))
            .Concat(batch.Select(c => (c.Row, c.Record)));
        foreach (var person in all.GroupBy(m => m.Record.PersonId))
        {
            (int Row, Membership Record)? before = null;
            foreach (var next in person.OrderBy(m => m.Record.FromDay ?? DateOnly.MinValue).ThenBy(m => m.Row))
            {
                if (before is { } earlier && (earlier.Record.ToDay ?? DateOnly.MaxValue) > (next.Record.FromDay ?? DateOnly.MinValue) && earlier.Row + next.Row > 0)
                    Run.Problems.Add(Math.Max(earlier.Row, next.Row), Run["from"].Label, Sentence.Of(
                        "import.membershipOverlaps", ("from", earlier.Record.FromDay), ("to", earlier.Record.ToDay), ("key", earlier.Record.ExternalId)));
                before = next;
            }
        }
    }
}
