using System.Text.Json;
using System.Text.Json.Serialization;
using Attain.Core;

namespace Attain.Facts;

/// <summary>One file of a sample and how it is read.</summary>
/// <param name="File">Within the sample's folder.</param>
/// <param name="Mapping">Within the sample's folder.</param>
public sealed record SampleStep(string File, string Kind, string Mapping);

/// <summary>A company to look at: a folder with files, their mappings, and <c>sample.json</c> that says what they make.</summary>
public sealed record Sample
{
    private const string FileName = "sample.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter() },
    };

    [JsonIgnore]
    public string Folder { get; private init; } = "";

    public required string Name { get; init; }

    public required string Currency { get; init; }

    public required int Scale { get; init; }

    public int FiscalFirstMonth { get; init; } = 1;

    public DayOfWeek FirstDayOfWeek { get; init; } = DayOfWeek.Monday;

    public required string WorkingCalendar { get; init; }

    public required string TimeZone { get; init; }

    /// <summary>The day the sample is looked at from; null: its last day of facts.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>In the order in which they build on each other.</summary>
    public required IReadOnlyList<SampleStep> Steps { get; init; }

    /// <exception cref="RefusedException">There is no such sample, or its file cannot be read.</exception>
    public static Sample Load(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file)) throw new RefusedException(Sentence.Of("sample.unknown", ("folder", folder), ("known", Beside(folder))));
        try
        {
            return JsonSerializer.Deserialize<Sample>(File.ReadAllText(file), Json)! with { Folder = folder };
        }
        catch (JsonException e)
        {
            throw new RefusedException(Sentence.Of("sample.broken", ("file", file), ("why", e.Message)));
        }
    }

    internal NewWorkspace Workspace => new(Name)
    {
        Currency = Currency,
        Scale = Scale,
        FiscalFirstMonth = FiscalFirstMonth,
        FirstDayOfWeek = FirstDayOfWeek,
        WorkingCalendar = WorkingCalendar,
        TimeZone = TimeZone,
    };

    private static List<string> Beside(string folder)
    {
        var around = Path.GetDirectoryName(Path.GetFullPath(folder))!;
        return System.IO.Directory.Exists(around)
            ? [.. System.IO.Directory.EnumerateDirectories(around).Where(d => File.Exists(Path.Combine(d, FileName))).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)]
            : [];
    }
}
