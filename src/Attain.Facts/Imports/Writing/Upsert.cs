using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>A record read from a row, and the row already in the table, when there is one.</summary>
internal sealed class Candidate<T>(int row, T record)
{
    public int Row => row;

    public T Record { get; set; } = record;

    public T? Existing { get; set; }

    /// <summary>Rows of the file it stands for.</summary>
    public int Rows { get; set; } = 1;
}

/// <summary>
/// Writes records by source and external id: new ones are inserted, changed ones updated, the others left alone, so that
/// the same file read twice changes nothing. Existing rows are fetched by key, batch by batch.
/// </summary>
internal sealed class Upsert<T> where T : Record
{
    private readonly ImportRun _run;
    private readonly RecordColumns<T> _columns;
    private readonly bool _anyThere;

    /// <param name="columns">Property by field: only mapped fields are compared and written over.</param>
    public Upsert(ImportRun run, params (string Field, string Property)[] columns)
    {
        _run = run;
        _columns = new(run.Db, columns.Where(c => c.Field.Length == 0 || run[c.Field].IsMapped).Select(c => c.Property));
        _anyThere = run.Db.Set<T>().Any(r => r.SourceId == run.SourceId);
    }

    /// <summary>Finds what is there and gives every record its id.</summary>
    public void Match(IReadOnlyList<Candidate<T>> batch)
    {
        if (_anyThere)
        {
            var there = Fetch([.. batch.Select(c => c.Record.ExternalId)]);
            foreach (var candidate in batch) candidate.Existing = there.GetValueOrDefault(candidate.Record.ExternalId);
        }
        var fresh = batch.Count(c => c.Existing is null);
        var ids = fresh == 0 ? [] : _run.Bulk.NextIds<T>(fresh);
        var next = 0;
        foreach (var candidate in batch)
        {
            candidate.Record.Id = candidate.Existing?.Id ?? ids[next++];
            candidate.Record.SourceId = _run.SourceId;
            candidate.Record.ChangeId = _run.ChangeId;
        }
    }

    public void Write(IReadOnlyList<Candidate<T>> batch)
    {
        var inserts = new List<T>(batch.Count);
        var updates = new List<(T There, T Told)>();
        foreach (var candidate in batch)
        {
            if (candidate.Existing is not { } existing)
            {
                inserts.Add(candidate.Record);
                _run.Tally.Inserted += candidate.Rows;
            }
            else if (_columns.Same(existing, candidate.Record))
            {
                _run.Tally.Unchanged += candidate.Rows;
            }
            else
            {
                updates.Add((existing, candidate.Record));
                _run.Tally.Updated += candidate.Rows;
            }
        }
        _run.Bulk.Insert(inserts);
        Overwrite.Run(_run, _columns, updates);
        _run.Tally.Written += inserts.Count + updates.Count;
    }

    private Dictionary<string, T> Fetch(string[] keys) =>
        _run.Db.Set<T>().AsNoTracking().Where(r => r.SourceId == _run.SourceId && EF.Parameter(keys).Contains(r.ExternalId)).ToDictionary(r => r.ExternalId);
}
