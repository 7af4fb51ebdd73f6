namespace Attain.Facts;

/// <summary>
/// Territories with their parent by external id, or with the names of the two levels above. Levels become territories of
/// their own; a level that would hold nothing but a territory of the same name is left out.
/// </summary>
internal sealed class TerritoriesImport(ImportRun run) : TreeImport<Territory>(
    run, "parent",
    ("name", nameof(Territory.Name)), ("parent", nameof(Territory.ParentId)), ("level1", nameof(Territory.ParentId)), ("level2", nameof(Territory.ParentId)))
{
    private readonly Dictionary<string, List<string>> _levels = new(StringComparer.Ordinal);

    protected override Territory Build(RowReader row)
    {
        var id = row.Text(Run["id"]) ?? "";
        var territory = new Territory { ExternalId = id, Name = row.Text(Run["name"]) ?? id };
        var parent = row.Text(Run["parent"]);
        Remember(territory, parent);
        if (parent is null)
            _levels[id] = [.. new[] { row.Text(Run["level1"]), row.Text(Run["level2"]) }.OfType<string>().Distinct()];
        return territory;
    }

    protected override void Check(List<Candidate<Territory>> batch)
    {
        AddLevels(batch);
        base.Check(batch);
    }

    protected override int? ParentOf(Territory record) => record.ParentId;

    protected override void SetParent(Territory record, int? parent) => record.ParentId = parent;

    protected override int? FindOutside(string externalId) => References.Territories.Find(externalId);

    private void AddLevels(List<Candidate<Territory>> batch)
    {
        var below = _levels.Values.GroupBy(l => Key(l, l.Count)).ToDictionary(g => g.Key, g => g.Count());
        var made = new Dictionary<string, Territory>(StringComparer.Ordinal);
        foreach (var candidate in batch.ToList())
        {
            if (!_levels.TryGetValue(candidate.Record.ExternalId, out var levels)) continue;
            if (levels.Count > 0 && levels[^1] == candidate.Record.Name && below[Key(levels, levels.Count)] == 1) levels.RemoveAt(levels.Count - 1);
            for (var depth = 1; depth <= levels.Count; depth++)
            {
                var key = Key(levels, depth);
                if (made.ContainsKey(key)) continue;
                made[key] = new() { ExternalId = key, Name = levels[depth - 1] };
                Remember(made[key], depth > 1 ? Key(levels, depth - 1) : null);
                batch.Add(new(candidate.Row, made[key]) { Rows = 0 });
            }
            Remember(candidate.Record, levels.Count > 0 ? Key(levels, levels.Count) : null);
        }
    }

    private static string Key(List<string> levels, int depth) => string.Join('/', levels.Take(depth));
}
