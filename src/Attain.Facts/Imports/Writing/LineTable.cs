using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>
/// Product lines, by name within their category: two categories may both have a line called Other. A line that was known
/// without a category takes the first it is told of.
/// </summary>
internal sealed class LineTable : IReferenceTable
{
    private readonly ImportRun _run;
    private readonly IdSource<ProductLine> _newIds;
    private readonly List<ProductLine> _lines;
    private readonly HashSet<string> _externalIds;
    private readonly List<ProductLine> _ofThisRow = [];
    private readonly List<ProductLine> _made = [];
    private readonly HashSet<ProductLine> _moved = [];

    public LineTable(ImportRun run)
    {
        (_run, _newIds) = (run, new(run.Bulk));
        _lines = [.. run.Db.Set<ProductLine>().AsNoTracking().OrderBy(l => l.Id)];
        _externalIds = _lines.Where(l => l.SourceId == run.SourceId).Select(l => l.ExternalId).ToHashSet(StringComparer.Ordinal);
        _lines.RemoveAll(l => l.Deleted);
    }

    /// <param name="categoryId">Null: whichever category the line is in.</param>
    /// <param name="category">Its name.</param>
    public int Find(string name, int? categoryId, string? category)
    {
        var named = _lines.FindAll(l => l.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if ((categoryId is null ? named.FirstOrDefault() : named.Find(l => l.CategoryId == categoryId)) is { } line) return line.Id;
        if (named.Find(l => l.CategoryId is null) is { } free)
        {
            free.CategoryId = categoryId;
            if (free.ChangeId != _run.ChangeId) _moved.Add(free);
            return free.Id;
        }
        var externalId = _externalIds.Contains(name) ? $"{category}/{name}" : name;
        var made = new ProductLine { Id = _newIds.Next(), SourceId = _run.SourceId, ChangeId = _run.ChangeId, ExternalId = externalId, Name = name, CategoryId = categoryId };
        _externalIds.Add(externalId);
        _lines.Add(made);
        _ofThisRow.Add(made);
        return made.Id;
    }

    public void Accept()
    {
        _made.AddRange(_ofThisRow);
        _ofThisRow.Clear();
    }

    public void Discard()
    {
        foreach (var made in _ofThisRow)
        {
            _lines.Remove(made);
            _externalIds.Remove(made.ExternalId);
        }
        _ofThisRow.Clear();
    }

    public long Insert()
    {
        var count = _made.Count + _moved.Count;
        foreach (var line in _moved) line.ChangeId = _run.ChangeId;
        _run.Bulk.Insert(_made);
        _run.Bulk.Update(_moved);
        _made.Clear();
        _moved.Clear();
        return count;
    }
}
