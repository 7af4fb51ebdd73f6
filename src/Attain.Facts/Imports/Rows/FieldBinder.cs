using System.Globalization;
using Attain.Core;

namespace Attain.Facts;

/// <summary>
/// Binds a mapping to a kind's fields and a file's columns. Unknown fields, missing required ones, missing columns and
/// unreadable expressions are refused before a single row is read.
/// </summary>
internal sealed class FieldBinder(KindFields kind, ImportMapping mapping, CsvFile file, WorkspaceProfile profile, string folder)
{
    private readonly Dictionary<(string, string, string), LookupTable> _lookups = [];

    public IReadOnlyDictionary<string, BoundField> Bind()
    {
        var given = mapping.Fields ?? ByName();
        foreach (var name in given.Keys)
            if (kind.Find(name) is null)
                throw Wrong("fields." + name, Sentence.Of("mapping.unknownField", ("kind", kind.Name), ("known", kind.Fields.Select(f => f.Name))));
        var missing = kind.Fields.Where(f => f.Required && !given.ContainsKey(f.Name)).Select(f => f.Name).ToList();
        if (missing.Count > 0)
            throw mapping.Fields is null
                ? new RefusedException(Sentence.Of("import.noFieldColumns", ("file", file.Path), ("kind", kind.Name), ("missing", missing), ("known", file.Columns)))
                : Wrong("fields", Sentence.Of("mapping.missingFields", ("kind", kind.Name), ("missing", missing)));
        if (file.Columns.Count == 1 && given.Values.Select(f => f.Column).Where(c => c is not null).Distinct().Skip(1).Any())
            throw new RefusedException(Sentence.Of("import.noDelimiter", ("file", file.Path)));
        return kind.Fields.ToDictionary(f => f.Name, f => given.TryGetValue(f.Name, out var how) ? Bind(f, how) : new BoundField.Unmapped(f.Name) { IsMapped = false });
    }

    /// <summary>The column of a skipWhen.</summary>
    public int Column(string name, string place) => file.Find(name) is >= 0 and var index ? index : throw NoColumn(name, place);

    private Dictionary<string, FieldMapping> ByName()
    {
        var given = new Dictionary<string, FieldMapping>();
        foreach (var field in kind.Fields)
            if (file.Columns.FirstOrDefault(c => Plain(c) == Plain(field.Name)) is { } column)
                given[field.Name] = new() { Column = column };
        return given;

        static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
    }

    private BoundField Bind(FieldSpec spec, FieldMapping how)
    {
        var place = "fields." + spec.Name;
        // A default stands in for an empty cell, so nothing is missing then.
        var required = spec.Required && how.Default is null;
        var days = how.Formats.Count > 0 ? new DayReader(how.Formats, profile.TimeZone) : null;
        var lookups = how.Lookups.Select(Lookup).ToList();
        var rounds = how.Round || mapping.Round;
        if (how.Column is { } column && kind.Words(spec.Name).Contains(column) && file.Find(column) < 0) how = new() { Constant = column };
        if (how.Column is { } name)
            return new BoundField.Cell(spec.Name, required, Column(name, place), name) { Map = how.Map, Lookups = lookups, Default = how.Default, Days = days, Rounds = rounds };
        if (how.Constant is { } constant)
            return new BoundField.Constant(spec.Name, required, constant) { Map = how.Map, Lookups = lookups, Default = how.Default, Days = days, Rounds = rounds };
        if (how.Template is { } template)
            return new BoundField.Template(spec.Name, required, Parts(template, place)) { Map = how.Map, Lookups = lookups, Default = how.Default, Days = days, Rounds = rounds };
        if (how.Expression is { } expression)
            return new BoundField.Computed(spec.Name, required, Parse(expression, place)) { Map = how.Map, Lookups = lookups, Default = how.Default, Days = days, Rounds = true };
        return new BoundField.RowNumber(spec.Name, required) { Map = how.Map, Lookups = lookups, Default = how.Default };
    }

    private Computation Parse(string expression, string place)
    {
        try
        {
            return Computation.Parse(expression, file.Find);
        }
        catch (ComputationException e)
        {
            throw Wrong($"{place}.expression", Sentence.Of("mapping.expression", ("position", e.Position.ToString(CultureInfo.InvariantCulture)), ("why", e.Why), ("text", expression)));
        }
    }

    private List<(string Text, int Column)> Parts(string template, string place)
    {
        var parts = new List<(string, int)>();
        var at = 0;
        while (at < template.Length)
        {
            var open = template.IndexOf('{', at);
            if (open < 0) break;
            var close = template.IndexOf('}', open);
            if (close < 0) throw Wrong($"{place}.template", Sentence.Of("mapping.expressionOpen", ("sign", "{")));
            if (open > at) parts.Add((template[at..open], -1));
            parts.Add(("", Column(template[(open + 1)..close], $"{place}.template")));
            at = close + 1;
        }
        if (at < template.Length) parts.Add((template[at..], -1));
        return parts;
    }

    private LookupTable Lookup(LookupMapping lookup)
    {
        if (_lookups.TryGetValue((lookup.File, lookup.Key, lookup.Value), out var table)) return table;
        var beside = Path.Combine(mapping.Folder ?? folder, lookup.File);
        return _lookups[(lookup.File, lookup.Key, lookup.Value)] = LookupTable.Load(File.Exists(beside) ? beside : Path.Combine(folder, lookup.File), lookup);
    }

    private RefusedException NoColumn(string name, string place) => mapping.Fields is null
        ? new(Sentence.Of("import.noColumn", ("file", file.Path), ("column", name), ("known", file.Columns)))
        : new(Sentence.Of("import.noMappedColumn", ("file", file.Path), ("column", name), ("known", file.Columns), ("mapping", mapping.Place), ("place", place)));

    private RefusedException Wrong(string place, Sentence why) => new(Sentence.Of("mapping.wrong", ("file", mapping.Place), ("place", place), ("why", why)));
}
