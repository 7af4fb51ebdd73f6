using System.Globalization;
using Attain.Core;

namespace Attain.Facts;

/// <summary>Another CSV file's key column and value column, in memory.</summary>
internal sealed class LookupTable
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _find;

    private LookupTable(string file)
    {
        File = file;
        _find = _values.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public string File { get; }

    /// <exception cref="RefusedException">A column is missing, or a key stands twice with unlike values.</exception>
    public static LookupTable Load(string path, LookupMapping mapping)
    {
        using var file = CsvFile.Open(path, mapping.Format);
        var (key, value) = (Column(file, mapping.Key), Column(file, mapping.Value));
        var table = new LookupTable(path);
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        while (file.Read())
        {
            var row = file.Reader;
            if (row.Count <= Math.Max(key, value)) continue;
            var (name, to) = (row[key].Trim().ToString(), row[value].Trim().ToString());
            if (table._values.TryAdd(name, to)) rows[name] = row.Row;
            else if (table._values[name] != to && !mapping.First)
                throw new RefusedException(Sentence.Of("import.lookupTwice", ("file", path), ("key", name),
                    ("row", rows[name].ToString(CultureInfo.InvariantCulture)), ("other", row.Row.ToString(CultureInfo.InvariantCulture))));
        }
        return table;
    }

    public bool TryFind(ReadOnlySpan<char> key, out string? value) => _find.TryGetValue(key, out value);

    private static int Column(CsvFile file, string name) =>
        file.Find(name) is >= 0 and var index ? index : throw new RefusedException(Sentence.Of("import.noColumn", ("file", file.Path), ("column", name), ("known", file.Columns)));
}
