namespace Attain.Facts;

/// <summary>The members of one dimension: by id for lookups, and those present as a list.</summary>
internal sealed class MemberTable<T> where T : DirectoryEntry
{
    private readonly T?[] _byId;

    public MemberTable(IEnumerable<T> entries)
    {
        T[] all = [.. entries];
        _byId = new T?[all.Length == 0 ? 1 : all.Max(e => e.Id) + 1];
        foreach (var entry in all) _byId[entry.Id] = entry;
        Present = [.. _byId.OfType<T>().Where(e => !e.Deleted)];
    }

    public static MemberTable<T> None { get; } = new([]);

    /// <summary>In id order, without the deleted.</summary>
    public IReadOnlyList<T> Present { get; }

    public int MaxId => _byId.Length - 1;

    /// <summary>Deleted ones too; null for ids that are not there.</summary>
    public T? this[int id] => (uint)id < (uint)_byId.Length ? _byId[id] : null;
}
