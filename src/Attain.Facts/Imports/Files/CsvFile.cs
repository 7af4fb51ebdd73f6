using System.Globalization;
using Attain.Core;

namespace Attain.Facts;

/// <summary>A delimited file with its header read: the columns by name, then the records.</summary>
internal sealed class CsvFile : IDisposable
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private const int LinesLookedAt = 20;

    private readonly Dictionary<string, List<int>> _positions = new(StringComparer.OrdinalIgnoreCase);
    private bool _pending;

    private CsvFile(string path, CsvReader reader, string[] columns, bool firstIsData)
    {
        (Path, Reader, Columns, _pending) = (path, reader, columns, firstIsData);
        for (var i = 0; i < columns.Length; i++)
        {
            if (!_positions.TryGetValue(columns[i], out var places)) _positions[columns[i]] = places = [];
            places.Add(i);
        }
    }

    public string Path { get; }

    public CsvReader Reader { get; }

    public IReadOnlyList<string> Columns { get; }

    public static CsvFile Open(string path, FileFormat format)
    {
        var delimiter = format.Delimiter ?? Guess(path, format.Encoding);
        var reader = new CsvReader(TextFile.Open(path, format.Encoding), delimiter, path);
        try
        {
            if (!reader.Read()) throw new RefusedException(Sentence.Of("import.emptyFile", ("file", path)));
            var columns = format.Header
                ? reader.Strings().Select(c => c.Trim()).ToArray()
                : [.. Enumerable.Range(1, reader.Count).Select(n => n.ToString(CultureInfo.InvariantCulture))];
            return new(path, reader, columns, firstIsData: !format.Header);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public bool Read()
    {
        if (!_pending) return Reader.Read();
        _pending = false;
        return true;
    }

    /// <summary>
    /// Where a column stands; a name that stands several times is told apart as name#1, name#2. -1 when there is none.
    /// </summary>
    /// <exception cref="RefusedException">The name stands several times.</exception>
    public int Find(string column)
    {
        if (_positions.TryGetValue(column, out var places))
        {
            if (places.Count == 1) return places[0];
            var exact = places.Where(p => Columns[p] == column).ToList();
            return exact.Count == 1
                ? exact[0]
                : throw new RefusedException(Sentence.Of("import.columnTwice", ("file", Path), ("column", column), ("count", places.Count)));
        }
        var hash = column.LastIndexOf('#');
        return hash > 0 && int.TryParse(column.AsSpan(hash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var nth)
            && _positions.TryGetValue(column[..hash], out places) && nth >= 1 && nth <= places.Count
            ? places[nth - 1]
            : -1;
    }

    public void Dispose() => Reader.Dispose();

    /// <summary>The delimiter that cuts the first lines into the most fields of one number; a comma when none does.</summary>
    private static char Guess(string path, string? encoding)
    {
        var best = (Delimiter: ',', Score: 0);
        foreach (var delimiter in Delimiters)
        {
            using var reader = new CsvReader(TextFile.Open(path, encoding), delimiter, path);
            if (!reader.Read()) break;
            var (fields, alike, lines) = (reader.Count, 1, 1);
            while (lines < LinesLookedAt && reader.Read())
            {
                lines++;
                if (reader.Count == fields) alike++;
            }
            // Agreement among the lines counts for more than many fields: prose is full of commas.
            var score = fields == 1 ? 0 : (alike * 1000 / lines * 1000) + Math.Min(fields, 999);
            if (score > best.Score) best = (delimiter, score);
        }
        return best.Delimiter;
    }
}
