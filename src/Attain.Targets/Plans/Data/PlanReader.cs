using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Attain.Targets;

/// <summary>Plan versions out of the tables, within what the viewer may see.</summary>
internal static class PlanReader
{
    public static Breakdown Cells(WorkspaceDb db, Plan plan, PlanVersion version, Viewer viewer)
    {
        var along = PlanColumns.Read(plan.Along);
        var cells = db.Set<PlanCell>().AsNoTracking().Where(cell => cell.VersionId == version.Id).OrderBy(cell => cell.Id).AsEnumerable()
            .Where(cell => viewer.RepIds is null || (cell.RepId is { } rep && viewer.RepIds.Contains(rep)))
            .Select(cell => new BreakdownCell([.. along.Select(dimension => PlanColumns.Key(cell, dimension))], cell.Amount ?? 0));
        return new(new Currency(plan.Currency, plan.Scale), along, [.. cells]);
    }

    public static IReadOnlyList<PlanEdit> Entries(WorkspaceDb db, PlanVersion version)
    {
        var entries = db.Set<PlanEntry>().AsNoTracking().Where(entry => entry.VersionId == version.Id);
        var counts = db.Set<PlanEntryCell>().Where(cell => entries.Any(entry => entry.Id == cell.EntryId))
            .GroupBy(cell => cell.EntryId).Select(group => new { group.Key, Count = group.Count() }).ToDictionary(group => group.Key, group => group.Count);
        return [.. entries.OrderBy(entry => entry.Id).AsEnumerable()
            .Select(entry => new PlanEdit(DateTimeOffset.FromUnixTimeSeconds(entry.At), entry.Actor, entry.Verb, entry.Why, counts.GetValueOrDefault(entry.Id)))];
    }
}
