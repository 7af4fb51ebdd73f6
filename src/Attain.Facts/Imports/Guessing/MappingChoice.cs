using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Attain.Facts;

/// <summary>Where a field comes from: a column, or the same text on every row.</summary>
public sealed record FieldChoice(string? Column, string? Constant);

/// <summary>A mapping as somebody chose it, field by field. It is written as a mapping file, so what was chosen here serves the terminal, too.</summary>
public sealed record MappingChoice(string Kind)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Source { get; init; } = ImportMapping.UnnamedSource;

    public string? Encoding { get; init; }

    /// <summary>Pattern of days; null: those that can be read in one way only.</summary>
    public string? Date { get; init; }

    public char DecimalSign { get; init; } = '.';

    public char? Thousands { get; init; }

    /// <summary>refuse, first, last, sum or keep.</summary>
    public string Duplicates { get; init; } = "refuse";

    /// <summary>Round amounts with more decimals than the workspace keeps.</summary>
    public bool Round { get; init; }

    /// <summary>What is made when a row mentions one that does not exist: customer, product, rep, territory.</summary>
    public IReadOnlyList<string> Create { get; init; } = [];

    public IReadOnlyDictionary<string, FieldChoice> Fields { get; init; } = new Dictionary<string, FieldChoice>(StringComparer.Ordinal);

    /// <summary>What was guessed, to begin with.</summary>
    public static MappingChoice Of(MappingGuess guess, string? encoding) => new(guess.Kind)
    {
        Encoding = encoding,
        Date = guess.Form.Date,
        DecimalSign = guess.Form.DecimalSign,
        Thousands = guess.Form.Thousands,
        Fields = guess.Fields.Where(f => f.Column is not null).ToDictionary(f => f.Field.Name, f => new FieldChoice(f.Column, null), StringComparer.Ordinal),
    };

    /// <summary>The mapping file.</summary>
    public string ToJson()
    {
        var root = new JsonObject { ["kind"] = Kind, ["source"] = Source };
        if (Encoding is not null) root["encoding"] = Encoding;
        if (Date is not null) root["date"] = Date;
        if (DecimalSign != '.') root["decimal"] = DecimalSign.ToString();
        if (Thousands is { } sign) root["thousands"] = sign.ToString();
        if (Duplicates != "refuse") root["duplicates"] = Duplicates;
        if (Round) root["round"] = true;
        if (Create.Count > 0) root["create"] = new JsonArray([.. Create.Select(c => (JsonNode)c)]);
        var fields = new JsonObject();
        foreach (var (field, choice) in Fields)
            fields[field] = choice.Column is { } column ? column : new JsonObject { ["constant"] = choice.Constant };
        root["fields"] = fields;
        return root.ToJsonString(Readable);
    }

    /// <param name="place">What a person would call the mapping.</param>
    public ImportMapping ToMapping(string place) => ImportMapping.Parse(ToJson(), place);
}
