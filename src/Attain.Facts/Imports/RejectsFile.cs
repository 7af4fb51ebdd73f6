using System.Globalization;
using System.Text;
using Attain.Core;

namespace Attain.Facts;

/// <summary>The rejected rows as a CSV file, each with its line and the reason: to be put right and imported again.</summary>
/// <param name="say">Puts a problem into words.</param>
public sealed class RejectsFile(string path, Func<Sentence, string> say)
{
    internal void Write(string source, FileFormat format, IReadOnlyDictionary<int, List<ImportProblem>> problems)
    {
        var part = path + ".part";
        using (var file = CsvFile.Open(source, format))
        using (var writer = new StreamWriter(part, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        {
            writer.WriteLine(Line([.. file.Columns, "row", "problem"]));
            while (file.Read())
            {
                if (!problems.TryGetValue(file.Reader.Row, out var found)) continue;
                var reason = string.Join("; ", found.Select(p => p.Column is null ? say(p.Problem) : $"{p.Column}: {say(p.Problem)}"));
                writer.WriteLine(Line([.. file.Reader.Strings(), file.Reader.Row.ToString(CultureInfo.InvariantCulture), reason]));
            }
        }
        File.Move(part, path, overwrite: true);
    }

    private static string Line(IEnumerable<string> fields) =>
        string.Join(',', fields.Select(f => f.AsSpan().ContainsAny(",\"\r\n") ? $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : f));
}
