namespace Attain.Facts;

/// <summary>Members of a dimension that have nothing but a name (channels, categories, stages); whoever mentions one makes it.</summary>
internal sealed class LabelTable<T> : MakingTable<T> where T : NamedRecord, new()
{
    private readonly ImportRun _run;
    private readonly IdSource<T> _newIds;
    private readonly Action<T, int>? _prepare;
    private readonly Dictionary<string, int> _ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _find;

    /// <param name="prepare">Fills what a new one needs beyond its name, given how many there are already.</param>
    public LabelTable(ImportRun run, Action<T, int>? prepare = null) : base(run)
    {
        (_run, _newIds, _prepare) = (run, new(run.Bulk), prepare);
        _find = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        Rows.Read(run.Db, $"SELECT id, name FROM {Rows.Table<T>(run.Db)} WHERE NOT deleted ORDER BY id", reader => _ids.TryAdd(reader.GetString(1), reader.GetInt32(0)));
    }

    public int? Find(RowReader row, BoundField field)
    {
        var name = row.Span(field);
        return name.Length == 0 ? null : Find(name);
    }

    public int Find(ReadOnlySpan<char> name)
    {
        if (_find.TryGetValue(name, out var id)) return id;
        var made = new T { Id = _newIds.Next(), SourceId = _run.SourceId, ChangeId = _run.ChangeId, ExternalId = name.ToString(), Name = name.ToString() };
        _prepare?.Invoke(made, _ids.Count);
        _ids[made.Name] = made.Id;
        Make(made);
        return made.Id;
    }

    protected override void Forget(T made) => _ids.Remove(made.Name);
}
