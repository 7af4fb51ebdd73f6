using Attain.Core;

namespace Attain.Facts;

/// <summary>Which column a field was guessed to be.</summary>
/// <param name="Column">Null: none is like it.</param>
/// <param name="Confidence">0 to 1: how alike the names are, and how many of the values read as the field must.</param>
public sealed record GuessedField(ImportField Field, string? Column, decimal Confidence);

/// <param name="Confidence">0 to 1: of the fields the kind must have, and of the columns it makes use of.</param>
public sealed record MappingGuess(string Kind, IReadOnlyList<GuessedField> Fields, WrittenForm Form, decimal Confidence)
{
    /// <summary>Every field that must be there has a column.</summary>
    public bool IsWhole => Fields.All(f => !f.Field.Required || f.Column is not null);
}

/// <summary>
/// Guesses which columns of a file are which fields: by their names in both languages and the other names people give them
/// (texts <c>import.names.…</c>), and by whether their values read as what the field holds. A guess is for people to correct.
/// </summary>
public sealed class MappingGuesser(Texts texts)
{
    private const decimal LeastName = 0.55m;
    private const decimal LeastValues = 0.5m;
    private const decimal Nameless = 0.4m;
    private const decimal Borrowed = 0.45m;

    /// <summary>The kind the file fits best; the order of kinds decides between equals.</summary>
    public MappingGuess Best(FilePreview file) => ImportKinds.Names.Select(kind => Of(kind, file)).MaxBy(guess => guess.Confidence)!;

    public MappingGuess Of(string kind, FilePreview file)
    {
        var fields = ImportKinds.Fields(kind);
        var columns = Assign(kind, fields, file);
        Borrow(fields, columns);
        var guessed = fields.Select(f => columns.TryGetValue(f.Name, out var c) ? new GuessedField(f, c.Column.Name, c.Score) : new GuessedField(f, null, 0)).ToList();
        return new(kind, guessed, Form(fields, columns), Confidence(guessed, file));
    }

    /// <summary>The likeliest pairs first; a column is one field, a field one column.</summary>
    private Dictionary<string, (FileColumn Column, decimal Score)> Assign(string kind, IReadOnlyList<ImportField> fields, FilePreview file)
    {
        var pairs = from field in fields
                    let names = Names(kind, field.Name)
                    from column in file.Columns
                    let score = Score(field, names, column, file.Rows)
                    where score > 0
                    orderby score descending
                    select (field, column, score);
        var taken = new Dictionary<string, (FileColumn Column, decimal Score)>(StringComparer.Ordinal);
        var used = new HashSet<FileColumn>(ReferenceEqualityComparer.Instance);
        foreach (var (field, column, score) in pairs)
        {
            if (taken.ContainsKey(field.Name) || used.Contains(column)) continue;
            taken[field.Name] = (column, score);
            used.Add(column);
        }
        // A day that must be there and is called nothing like it: the one column that reads as days.
        foreach (var field in fields.Where(f => f is { Required: true, Shape: FieldShape.Day } && !taken.ContainsKey(f.Name)))
        {
            var days = file.Columns.Where(c => !used.Contains(c) && c.Filled * 2 >= file.Rows && WrittenForm.BestDayShare(c.Samples) == 1 && !AllNumbers(c)).ToList();
            if (days.Count != 1) continue;
            taken[field.Name] = (days[0], Nameless);
            used.Add(days[0]);
        }
        return taken;
    }

    /// <summary>Where a file names records without a key, the name is their key.</summary>
    private static void Borrow(IReadOnlyList<ImportField> fields, Dictionary<string, (FileColumn Column, decimal Score)> columns)
    {
        foreach (var field in fields.Where(f => f.Shape == FieldShape.Key && !columns.ContainsKey(f.Name)))
        {
            var name = field.Name == "id" && field.Required ? "name" : field.Name + "Name";
            if (columns.TryGetValue(name, out var named)) columns[field.Name] = (named.Column, Math.Min(named.Score, Borrowed));
        }
    }

    private static WrittenForm Form(IReadOnlyList<ImportField> fields, Dictionary<string, (FileColumn Column, decimal Score)> columns)
    {
        return WrittenForm.Of(Texts(FieldShape.Day), Texts(FieldShape.Number));

        List<string> Texts(FieldShape shape) => [.. fields.Where(f => f.Shape == shape && columns.ContainsKey(f.Name)).SelectMany(f => columns[f.Name].Column.Samples)];
    }

    private static decimal Confidence(List<GuessedField> guessed, FilePreview file)
    {
        var required = guessed.Where(g => g.Field.Required).ToList();
        var found = required.Average(g => g.Confidence);
        if (required.Exists(g => g.Column is null)) found /= 2;
        var used = (decimal)guessed.Where(g => g.Confidence > Borrowed).Select(g => g.Column).OfType<string>().Distinct().Count() / file.Columns.Count;
        return (found * 0.4m) + (used * 0.6m);
    }

    private static decimal Score(ImportField field, IReadOnlyList<string> names, FileColumn column, int rows)
    {
        var name = names.Max(n => NameLikeness.Of(n, column.Name));
        if (name < LeastName) return 0;
        var values = Values(field, column, rows);
        return values < LeastValues ? 0 : Math.Round(name * (0.7m + (0.3m * values)), 3);
    }

    /// <summary>How well what stands in a column fits a field; an empty column tells nothing.</summary>
    private static decimal Values(ImportField field, FileColumn column, int rows) => field.Shape switch
    {
        _ when column.Filled == 0 => LeastValues,
        FieldShape.Day => WrittenForm.BestDayShare(column.Samples),
        FieldShape.Number => WrittenForm.BestNumberShare(column.Samples),
        FieldShape.Key when field.Required => (decimal)column.Filled / rows,
        FieldShape.Text => AllNumbers(column) ? 0.6m : 1,
        _ => 1,
    };

    private static bool AllNumbers(FileColumn column) => column.Samples.Count > 0 && WrittenForm.BestNumberShare(column.Samples) == 1;

    /// <summary>What the field is called: its own name, its names for people, and the others people give it.</summary>
    private List<string> Names(string kind, string field)
    {
        var key = texts.Has($"import.names.{kind}.{field}") ? $"import.names.{kind}.{field}" : $"import.names.{field}";
        var names = new List<string> { field };
        foreach (var language in new[] { Language.Chinese, Language.English })
            names.AddRange(texts.Say(key, language).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return names;
    }
}
