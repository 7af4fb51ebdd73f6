using System.Globalization;
using Attain.Core;

namespace Attain.Facts;

/// <summary>A column of a file with what stands in it.</summary>
/// <param name="Name">As a mapping calls it; a name that stands several times is told apart as name#1, name#2.</param>
/// <param name="Samples">Of the first rows, empty ones left out.</param>
/// <param name="Filled">How many of the rows looked at have a value.</param>
public sealed record FileColumn(string Name, IReadOnlyList<string> Samples, int Filled);

/// <summary>The beginning of a file, for people to choose columns by.</summary>
/// <param name="Encoding">Null: UTF-8, or what the file's mark says.</param>
public sealed record FilePreview(IReadOnlyList<FileColumn> Columns, int Rows, string? Encoding)
{
    /// <summary>What Excel on Chinese Windows writes when it is asked for CSV.</summary>
    public const string ChineseEncoding = "gb18030";

    /// <param name="path">The file.</param>
    /// <param name="rows">How many are looked at.</param>
    /// <exception cref="RefusedException">It is no text, has no rows, or cannot be read.</exception>
    public static FilePreview Read(string path, int rows = 200)
    {
        try
        {
            return Read(path, null, rows);
        }
        catch (RefusedException refused) when (refused.Sentence.Key == "import.undecodable")
        {
            return Read(path, ChineseEncoding, rows);
        }
    }

    private static FilePreview Read(string path, string? encoding, int rows)
    {
        using var file = CsvFile.Open(path, new FileFormat { Encoding = encoding });
        var names = Names(file.Columns);
        var (samples, seen) = (names.ConvertAll(_ => new List<string>()), 0);
        while (seen < rows && file.Read())
        {
            seen++;
            for (var i = 0; i < Math.Min(names.Count, file.Reader.Count); i++)
                if (file.Reader[i].Trim() is { Length: > 0 } value) samples[i].Add(value.ToString());
        }
        if (seen == 0) throw new RefusedException(Sentence.Of("import.noRows", ("file", Path.GetFileName(path))));
        return new([.. names.Select((name, i) => new FileColumn(name, samples[i], samples[i].Count))], seen, encoding);
    }

    private static List<string> Names(IReadOnlyList<string> columns)
    {
        var times = columns.GroupBy(c => c, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.Count(), StringComparer.OrdinalIgnoreCase);
        var nth = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return [.. columns.Select(c => times[c] == 1 ? c : c + "#" + (nth[c] = nth.GetValueOrDefault(c) + 1).ToString(CultureInfo.InvariantCulture))];
    }
}
