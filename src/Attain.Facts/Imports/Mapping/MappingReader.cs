using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Attain.Core;

namespace Attain.Facts;

/// <summary>Reads a mapping file strictly: whatever it says that nothing listens to is refused with its place.</summary>
internal sealed class MappingReader
{
    private static readonly string[] Flags = ["true", "false"];

    private readonly string _file;

    private MappingReader(string file) => _file = file;

    public static ImportMapping Read(string file)
    {
        using var text = TextFile.Open(file, encoding: null);
        return Parse(text.ReadToEnd(), file);
    }

    internal static ImportMapping Parse(string json, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return new MappingReader(file).Whole(document.RootElement, json);
        }
        catch (JsonException e)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{e.LineNumber + 1}:{e.BytePositionInLine + 1}");
            throw new RefusedException(Sentence.Of("mapping.notJson", ("file", file), ("place", place), ("why", e.Message.Split(" LineNumber")[0])));
        }
    }

    private ImportMapping Whole(JsonElement root, string json)
    {
        var at = Object(root, "", "about", "kind", "source", "encoding", "delimiter", "header", "decimal", "thousands", "date", "empty", "skipWhen",
            "create", "references", "duplicates", "round", "teams", "lastWindowMonths", "fields");
        if (!at.ContainsKey("fields")) throw Wrong("fields", Sentence.Of("mapping.missing"));
        return new()
        {
            Place = _file,
            Folder = Path.GetDirectoryName(Path.GetFullPath(_file)),
            Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))),
            Kind = Text(at, "kind"),
            Source = Text(at, "source") ?? ImportMapping.UnnamedSource,
            Format = Format(at, ""),
            Fields = at["fields"] is var fields && Members(fields, "fields") is { } members
                ? members.ToDictionary(m => m.Name, m => Field(m.Value, "fields." + m.Name), StringComparer.Ordinal) : null,
            Empty = Strings(at, "empty").ToHashSet(StringComparer.Ordinal),
            SkipWhen = at.TryGetValue("skipWhen", out var skip)
                ? Members(skip, "skipWhen").ToDictionary(m => m.Name, m => new ValuePatterns(StringsOf(m.Value, "skipWhen." + m.Name)))
                : [],
            Create = Chosen(at, "create", "customer", "product", "rep", "territory").ToHashSet(StringComparer.Ordinal),
            References = References(at),
            Duplicates = Choice(at, "duplicates", "refuse", "first", "last", "sum", "keep") is { } choice ? Enum.Parse<Duplicates>(choice, ignoreCase: true) : Duplicates.Refuse,
            Round = Flag(at, "", "round"),
            TeamsFromManagers = Choice(at, "teams", "managers") is not null,
            LastWindowMonths = Whole(at, "lastWindowMonths", 3, 1, 120),
        };
    }

    private FieldMapping Field(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.String) return new() { Column = value.GetString() };
        var at = Object(value, place, "about", "column", "constant", "template", "expression", "row", "map", "lookup", "format", "default", "round");
        string[] origins = ["column", "constant", "template", "expression", "row"];
        if (origins.Count(at.ContainsKey) != 1) throw Wrong(place, Sentence.Of("mapping.oneOrigin", ("known", origins)));
        return new()
        {
            Column = Text(at, "column", place),
            Constant = Text(at, "constant", place),
            Template = Text(at, "template", place),
            Expression = Text(at, "expression", place),
            RowNumber = Flag(at, place, "row"),
            Map = at.TryGetValue("map", out var map)
                ? new(Members(map, place + ".map").Select(m => (m.Name, Scalar(m.Value, $"{place}.map.{m.Name}")))) : null,
            Lookups = at.TryGetValue("lookup", out var lookup)
                ? lookup.ValueKind == JsonValueKind.Array
                    ? [.. lookup.EnumerateArray().Select((l, i) => Lookup(l, string.Create(CultureInfo.InvariantCulture, $"{place}.lookup[{i}]")))]
                    : [Lookup(lookup, place + ".lookup")]
                : [],
            Formats = Strings(at, "format", place),
            Default = Text(at, "default", place),
            Round = Flag(at, place, "round"),
        };
    }

    private LookupMapping Lookup(JsonElement value, string place)
    {
        var at = Object(value, place, "file", "key", "value", "encoding", "delimiter", "duplicates");
        return new(Needed("file"), Needed("key"), Needed("value"), Format(at, place), Choice(at, "duplicates", "first") is not null);

        string Needed(string name) => Text(at, name, place) ?? throw Wrong($"{place}.{name}", Sentence.Of("mapping.missing"));
    }

    private FileFormat Format(Dictionary<string, JsonElement> at, string place)
    {
        var delimiter = Text(at, "delimiter", place);
        return new()
        {
            Encoding = Text(at, "encoding", place),
            Delimiter = delimiter switch { null => null, "tab" or "\t" => '\t', { Length: 1 } => delimiter[0], _ => throw Wrong(Join(place, "delimiter"), Sentence.Of("mapping.oneCharacter")) },
            Header = !at.ContainsKey("header") || Flag(at, place, "header"),
            DecimalSign = Sign(at, "decimal", place) ?? '.',
            Thousands = Sign(at, "thousands", place),
            Dates = Strings(at, "date", place),
        };
    }

    private char? Sign(Dictionary<string, JsonElement> at, string name, string place) => Text(at, name, place) switch
    {
        null => null,
        { Length: 1 } sign when !char.IsAsciiDigit(sign[0]) => sign[0],
        _ => throw Wrong(Join(place, name), Sentence.Of("mapping.oneCharacter")),
    };

    private Dictionary<string, string> References(Dictionary<string, JsonElement> at)
    {
        if (!at.TryGetValue("references", out var references)) return [];
        return references.ValueKind == JsonValueKind.String
            ? new() { ["*"] = references.GetString()! }
            : Members(references, "references").ToDictionary(m => m.Name, m => Scalar(m.Value, "references." + m.Name));
    }

    private Dictionary<string, JsonElement> Object(JsonElement value, string place, params string[] known)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in Members(value, place))
        {
            if (!known.Contains(member.Name)) throw Wrong(Join(place, member.Name), Sentence.Of("mapping.unknownWord", ("known", known)));
            if (!members.TryAdd(member.Name, member.Value)) throw Wrong(Join(place, member.Name), Sentence.Of("mapping.twice"));
        }
        return members;
    }

    private List<JsonProperty> Members(JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.Object) throw Wrong(place, Sentence.Of("mapping.notObject"));
        var members = value.EnumerateObject().ToList();
        return members.GroupBy(m => m.Name).FirstOrDefault(g => g.Skip(1).Any()) is { } twice
            ? throw Wrong(Join(place, twice.Key), Sentence.Of("mapping.twice"))
            : members;
    }

    private string? Text(Dictionary<string, JsonElement> at, string name, string place = "") =>
        at.TryGetValue(name, out var value) ? Scalar(value, Join(place, name)) : null;

    private string Scalar(JsonElement value, string place) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => throw Wrong(place, Sentence.Of("mapping.notText")),
    };

    private IReadOnlyList<string> Strings(Dictionary<string, JsonElement> at, string name, string place = "") =>
        at.TryGetValue(name, out var value) ? StringsOf(value, Join(place, name)) : [];

    private List<string> StringsOf(JsonElement value, string place) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => Scalar(v, place))] : [Scalar(value, place)];

    private IReadOnlyList<string> Chosen(Dictionary<string, JsonElement> at, string name, params string[] known)
    {
        var chosen = Strings(at, name);
        return chosen.FirstOrDefault(c => !known.Contains(c)) is null ? chosen : throw Wrong(name, Sentence.Of("mapping.unknownWord", ("known", known)));
    }

    private string? Choice(Dictionary<string, JsonElement> at, string name, params string[] known) =>
        Text(at, name) is not { } chosen ? null
        : known.Contains(chosen) ? chosen
        : throw Wrong(name, Sentence.Of("mapping.unknownWord", ("known", known)));

    private bool Flag(Dictionary<string, JsonElement> at, string place, string name) => at.TryGetValue(name, out var value) && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(Join(place, name), Sentence.Of("mapping.unknownWord", ("known", Flags))),
    };

    private int Whole(Dictionary<string, JsonElement> at, string name, int otherwise, int least, int most) =>
        !at.TryGetValue(name, out var value) ? otherwise
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most ? number
        : throw Wrong(name, Sentence.Of("mapping.outOfRange", ("least", least), ("most", most)));

    private static string Join(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";

    private RefusedException Wrong(string place, Sentence why) => new(Sentence.Of("mapping.wrong", ("file", _file), ("place", place), ("why", why)));
}
