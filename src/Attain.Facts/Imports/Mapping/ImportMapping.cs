using Attain.Core;

namespace Attain.Facts;

/// <summary>
/// How the columns of a file become the fields of a kind: the mapping file, read. docs/imports.md tells it to people.
/// </summary>
public sealed class ImportMapping
{
    /// <summary>The source of a file that was imported without a mapping.</summary>
    public const string UnnamedSource = "file";

    internal ImportMapping()
    {
    }

    /// <summary>What a person would call the mapping: its file, or the kind when columns go by their names.</summary>
    public string Place { get; internal init; } = "";

    /// <summary>Where the rows come from; their external ids are unique within it.</summary>
    public string Source { get; internal init; } = UnnamedSource;

    /// <summary>Tells whether a mapping changed: a hash of its text.</summary>
    public string Fingerprint { get; internal init; } = "";

    internal string? Kind { get; init; }

    /// <summary>Lookup files are sought here first; null: beside the data.</summary>
    internal string? Folder { get; init; }

    internal FileFormat Format { get; init; } = FileFormat.Unknown;

    /// <summary>Null: every column named like a field is that field.</summary>
    internal IReadOnlyDictionary<string, FieldMapping>? Fields { get; init; }

    internal IReadOnlySet<string> Empty { get; init; } = new HashSet<string>();

    /// <summary>Rows whose column has one of these values are passed over knowingly.</summary>
    internal IReadOnlyDictionary<string, ValuePatterns> SkipWhen { get; init; } = new Dictionary<string, ValuePatterns>();

    /// <summary>What is made when a row mentions one that does not exist: customer, product, rep, territory.</summary>
    internal IReadOnlySet<string> Create { get; init; } = new HashSet<string>();

    /// <summary>The source in which mentioned records are looked for first, by reference field; "*" for all.</summary>
    internal IReadOnlyDictionary<string, string> References { get; init; } = new Dictionary<string, string>();

    internal Duplicates Duplicates { get; init; } = Duplicates.Refuse;

    /// <summary>Round amounts with more decimals than the workspace keeps, instead of reporting them.</summary>
    internal bool Round { get; init; }

    /// <summary>Derive org units from the manager tree.</summary>
    internal bool TeamsFromManagers { get; init; }

    /// <summary>How long the last window stays open when windows close where the next one opens.</summary>
    internal int LastWindowMonths { get; init; } = 3;

    /// <exception cref="RefusedException">The file is not there, not JSON, or says something unknown; with the place.</exception>
    public static ImportMapping Load(string file) => MappingReader.Read(file);

    /// <summary>A mapping file's text.</summary>
    /// <param name="place">What a person would call it.</param>
    /// <exception cref="RefusedException">It is not JSON, or says something unknown; with the place.</exception>
    public static ImportMapping Parse(string json, string place) => MappingReader.Parse(json, place);

    /// <summary>Without a mapping: columns are named like the fields.</summary>
    public static ImportMapping ByName(string kind) => new() { Place = kind, Kind = kind, Fingerprint = kind };

    /// <summary>The same mapping for rows of another source.</summary>
    public ImportMapping From(string source) => new()
    {
        Place = Place, Source = source, Fingerprint = Fingerprint, Kind = Kind, Folder = Folder, Format = Format, Fields = Fields,
        Empty = Empty, SkipWhen = SkipWhen, Create = Create, References = References, Duplicates = Duplicates, Round = Round,
        TeamsFromManagers = TeamsFromManagers, LastWindowMonths = LastWindowMonths,
    };
}

/// <summary>What happens to a row whose key was already in the same file.</summary>
internal enum Duplicates
{
    Refuse,

    /// <summary>The first row counts.</summary>
    First,

    /// <summary>The last row counts: event logs tell the latest state last.</summary>
    Last,

    /// <summary>Amounts and quantities are added up.</summary>
    Sum,

    /// <summary>Order lines without a line number only: alike lines are lines of their own.</summary>
    Keep,
}

/// <summary>Where one field's text comes from, and what is done to it, in this order: map, lookups, default.</summary>
internal sealed record FieldMapping
{
    public string? Column { get; init; }
    public string? Constant { get; init; }
    public string? Template { get; init; }
    public string? Expression { get; init; }

    /// <summary>The number of the row in the file.</summary>
    public bool RowNumber { get; init; }

    public ValueMap? Map { get; init; }
    public IReadOnlyList<LookupMapping> Lookups { get; init; } = [];
    public IReadOnlyList<string> Formats { get; init; } = [];
    public string? Default { get; init; }
    public bool Round { get; init; }
}

/// <summary>One step through another file: the row whose key column has the value, and that row's value column.</summary>
internal sealed record LookupMapping(string File, string Key, string Value, FileFormat Format, bool First);
