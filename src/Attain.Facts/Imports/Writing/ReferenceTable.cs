using Attain.Core;

namespace Attain.Facts;

/// <summary>Something rows point at, which may have to be made.</summary>
internal interface IReferenceTable
{
    /// <summary>The row is good: what it made stays.</summary>
    void Accept();

    /// <summary>The row is rejected: so is what it made.</summary>
    void Discard();

    /// <summary>Writes what was made.</summary>
    long Insert();
}

/// <summary>
/// Finds records by external id: in the source the mapping names for references, else in the file's own source, else in
/// any, if only one has it. All ids are held in memory, because every row asks.
/// </summary>
internal sealed class ReferenceTable<T> : MakingTable<T> where T : NamedRecord, new()
{
    private const int Several = -1;

    private readonly ImportRun _run;
    private readonly bool _creates;
    private readonly int _createIn;
    private readonly IdSource<T> _newIds;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _find;

    /// <param name="preferred">The source the mapping names for references; null: none.</param>
    public ReferenceTable(ImportRun run, int? preferred, bool creates) : base(run)
    {
        (_run, _creates, _createIn, _newIds) = (run, creates, preferred ?? run.SourceId, new(run.Bulk));
        _find = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        Rows.Read(run.Db, $"SELECT id, source_id, external_id FROM {Rows.Table<T>(run.Db)} WHERE NOT deleted", reader =>
        {
            var (id, source, key) = (reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2));
            var rank = source == preferred ? 0 : source == run.SourceId ? 1 : 2;
            if (!ranks.TryGetValue(key, out var before) || rank < before) (_ids[key], ranks[key]) = (id, rank);
            else if (rank == before) _ids[key] = Several;
        });
    }

    /// <summary>The id behind the field's text; null when there is none, and then the reason is reported.</summary>
    public int? Find(RowReader row, BoundField field, BoundField? name = null)
    {
        var key = row.Span(field);
        if (key.Length == 0) return null;
        if (_find.TryGetValue(key, out var id))
        {
            if (id != Several) return id;
            row.Problem(field, Sentence.Of("import.ambiguousReference", ("value", key.ToString())));
            return null;
        }
        if (!_creates)
        {
            row.Problem(field, Sentence.Of("import.unknownReference", ("value", key.ToString()), ("field", field.Name)));
            return null;
        }
        var externalId = key.ToString();
        var made = new T
        {
            Id = _newIds.Next(),
            SourceId = _createIn,
            ChangeId = _run.ChangeId,
            ExternalId = externalId,
            Name = (name is null ? null : row.Text(name)) ?? externalId,
        };
        _ids[externalId] = made.Id;
        Make(made);
        return made.Id;
    }

    /// <summary>The id behind an external id; null when there is none, or several.</summary>
    public int? Find(string externalId) => _ids.TryGetValue(externalId, out var id) && id != Several ? id : null;

    protected override void Forget(T made) => _ids.Remove(made.ExternalId);
}
