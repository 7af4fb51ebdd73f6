using System.Globalization;
using Attain.Core;

namespace Attain.Facts;

/// <summary>Reads the rows of one kind of file and writes what they say.</summary>
internal abstract class KindImport
{
    /// <summary>Rows held before they are written.</summary>
    public virtual int BatchRows => 5_000;

    /// <summary>Takes in the current row.</summary>
    public abstract void Read();

    /// <summary>Writes what was taken in, unless the run only looks.</summary>
    public abstract void Flush();
}

/// <summary>A kind whose every row is one record of one table.</summary>
internal abstract class RecordImport<T>(ImportRun run, params (string Field, string Property)[] columns) : KindImport where T : Record
{
    private readonly Dictionary<string, (int Row, int Index)> _seen = new(StringComparer.Ordinal);
    private List<Candidate<T>> _batch = [];

    protected ImportRun Run => run;

    protected References References { get; } = new(run);

    protected Upsert<T> Upsert { get; } = new(run, columns);

    /// <summary>When a later row can change an earlier one, nothing is written before the last.</summary>
    public override int BatchRows => run.Mapping.Duplicates is Duplicates.Last or Duplicates.Sum ? int.MaxValue : base.BatchRows;

    public override void Read()
    {
        var record = Build(run.Row);
        if (run.Row.IsBad || IsRepeated(record))
        {
            References.Discard();
            return;
        }
        References.Accept();
        Count(record);
        _seen.Add(record.ExternalId, (run.Row.Row, _batch.Count));
        _batch.Add(new(run.Row.Row, record));
    }

    public override void Flush()
    {
        var batch = _batch;
        _batch = [];
        Check(batch);
        batch.RemoveAll(c => run.Problems.IsBad(c.Row));
        if (run.OnlyLooks) return;
        References.Insert();
        Write(batch);
    }

    /// <summary>Finds what is wrong among rows that are each right by themselves.</summary>
    protected virtual void Check(List<Candidate<T>> batch)
    {
    }

    protected virtual void Write(List<Candidate<T>> batch)
    {
        Upsert.Match(batch);
        Upsert.Write(batch);
    }

    /// <summary>The record the row tells of, with its external id; reports what is wrong.</summary>
    protected abstract T Build(RowReader row);

    /// <summary>Takes note of the record's days.</summary>
    protected virtual void Count(T record)
    {
    }

    /// <summary>Adds a later row of the same key to an earlier one; false when the kind has nothing to add up.</summary>
    protected virtual bool Add(T to, T more) => false;

    private bool IsRepeated(T record)
    {
        if (!_seen.TryGetValue(record.ExternalId, out var first)) return false;
        switch (run.Mapping.Duplicates)
        {
            case Duplicates.First:
                run.Tally.Skipped++;
                return true;
            case Duplicates.Last:
                run.Tally.Skipped++;
                References.Accept();
                Count(record);
                _batch[first.Index].Record = record;
                return true;
            case Duplicates.Sum when Add(_batch[first.Index].Record, record):
                References.Accept();
                Count(record);
                _batch[first.Index].Rows++;
                return true;
            default:
                run.Row.Problem(KeyField, Sentence.Of("import.duplicateKey", ("key", record.ExternalId), ("row", first.Row.ToString(CultureInfo.InvariantCulture))));
                return true;
        }
    }

    /// <summary>The field that holds the key.</summary>
    private BoundField? KeyField => run["id"] is { IsMapped: true } id ? id : null;
}
