using Attain.App.Imports;
using Attain.Facts;

namespace Attain.App.Pages.Data;

/// <summary>The mapping as the form sends it.</summary>
public static class MappingForm
{
    public static IReadOnlyList<string> Duplicates { get; } = ["refuse", "first", "last", "sum", "keep"];

    public static IReadOnlyList<string> Creatable { get; } = ["customer", "product", "rep", "territory"];

    /// <summary>Fields that are often the same on every row and stand in no column.</summary>
    private static readonly HashSet<string> Constants = new(["metric", "channel", "source", "kind", "document", "stage", "team", "division", "category", "line"], StringComparer.Ordinal);

    public static bool MayBeConstant(ImportField field) => Constants.Contains(field.Name);

    public static MappingChoice Read(IFormCollection form, ImportDraft draft)
    {
        var fields = new Dictionary<string, FieldChoice>(StringComparer.Ordinal);
        foreach (var field in ImportKinds.Fields(draft.Choice.Kind))
        {
            var column = form["column." + field.Name].ToString();
            var constant = form["constant." + field.Name].ToString().Trim();
            if (column.Length > 0 && draft.Columns.Contains(column)) fields[field.Name] = new(column, null);
            else if (constant.Length > 0) fields[field.Name] = new(null, constant);
        }
        var source = form["source"].ToString().Trim();
        return new(draft.Choice.Kind)
        {
            Source = source.Length > 0 ? source : ImportMapping.UnnamedSource,
            Encoding = form["encoding"] == FilePreview.ChineseEncoding ? FilePreview.ChineseEncoding : null,
            Date = WrittenForm.DatePatterns.FirstOrDefault(p => p == form["date"]),
            DecimalSign = form["numbers"] == "1.234,5" ? ',' : '.',
            Thousands = form["numbers"].ToString() switch { "1.234,5" => '.', "1,234.5" => ',', _ => null },
            Duplicates = Duplicates.FirstOrDefault(d => d == form["duplicates"]) ?? "refuse",
            Round = form.ContainsKey("round"),
            Create = [.. Creatable.Where(c => form["create"].Contains(c))],
            Fields = fields,
        };
    }

    /// <summary>How numbers are written, as the form names it.</summary>
    public static string Numbers(MappingChoice choice) => (choice.DecimalSign, choice.Thousands) switch
    {
        (',', _) => "1.234,5",
        (_, ',') => "1,234.5",
        _ => "1234.5",
    };

    /// <summary>What the kind may make on the way, because it mentions it.</summary>
    public static IEnumerable<string> CreatableOf(string kind) => Creatable.Where(c => ImportKinds.Fields(kind).Any(f => f.Name == c));
}
