using Attain.Core;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>
/// A kind whose records are each other's parents: people and managers, territories, org units. The file is taken in whole,
/// so that parents may stand in any order; circles are refused with the names of all in them.
/// </summary>
internal abstract class TreeImport<T>(ImportRun run, string parentField, params (string Field, string Property)[] columns) : RecordImport<T>(run, columns) where T : NamedRecord
{
    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);

    public override int BatchRows => int.MaxValue;

    protected abstract int? ParentOf(T record);

    protected abstract void SetParent(T record, int? parent);

    /// <summary>The parent outside the file; null when there is none.</summary>
    protected abstract int? FindOutside(string externalId);

    /// <summary>Remembers what a row calls its parent.</summary>
    protected void Remember(T record, string? parent)
    {
        if (parent is null) _parents.Remove(record.ExternalId);
        else _parents[record.ExternalId] = parent;
    }

    protected override void Check(List<Candidate<T>> batch)
    {
        Upsert.Match(batch);
        int before;
        do
        {
            before = Run.Problems.Rows;
            Resolve(batch);
        } while (Run.Problems.Rows > before);
        RefuseCircles(batch);
    }

    protected override void Write(List<Candidate<T>> batch)
    {
        var parents = batch.Where(c => ParentOf(c.Record) is not null).ToDictionary(c => c.Record.Id, c => ParentOf(c.Record)!.Value);
        Upsert.Write([.. batch.OrderBy(c => ParentTree.Depth(parents, c.Record.Id))]);
    }

    private void Resolve(List<Candidate<T>> batch)
    {
        var good = batch.Where(c => !Run.Problems.IsBad(c.Row)).ToList();
        var inFile = good.ToDictionary(c => c.Record.ExternalId, c => c.Record.Id);
        foreach (var candidate in good)
        {
            if (!_parents.TryGetValue(candidate.Record.ExternalId, out var parent)) continue;
            var id = inFile.TryGetValue(parent, out var own) ? own : FindOutside(parent);
            SetParent(candidate.Record, id);
            if (id is null) Run.Problems.Add(candidate.Row, Run[parentField].Label, Sentence.Of("import.unknownReference", ("value", parent), ("field", parentField)));
        }
    }

    private void RefuseCircles(List<Candidate<T>> batch)
    {
        if (!Run[parentField].IsMapped) return;
        var there = Run.Db.Set<T>().AsNoTracking().Where(r => !r.Deleted).ToList();
        var parents = there.Where(r => ParentOf(r) is not null).ToDictionary(r => r.Id, r => ParentOf(r)!.Value);
        var names = there.ToDictionary(r => r.Id, r => r.Name);
        var rows = new Dictionary<int, int>();
        foreach (var candidate in batch.Where(c => !Run.Problems.IsBad(c.Row)))
        {
            names[candidate.Record.Id] = candidate.Record.Name;
            rows[candidate.Record.Id] = candidate.Row;
            if (ParentOf(candidate.Record) is { } parent) parents[candidate.Record.Id] = parent;
            else parents.Remove(candidate.Record.Id);
        }
        foreach (var circle in ParentTree.Circles(parents))
            foreach (var id in circle.Where(rows.ContainsKey))
                Run.Problems.Add(rows[id], Run[parentField].Label, Sentence.Of("import.circle", ("names", circle.Select(i => names.GetValueOrDefault(i, "?")))));
    }
}
