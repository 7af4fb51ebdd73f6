using System.Text.Json;

namespace Attain.Demo;

internal sealed record TeamName(string Name, int Seats, string Province, IReadOnlyList<string> Cities);

internal sealed record DivisionName(string Name, IReadOnlyList<TeamName> Teams);

/// <param name="Repeat">Weight among what customers order again and again.</param>
/// <param name="Deals">Weight among what is sold in projects.</param>
/// <param name="Products">Name and list price in yuan.</param>
internal sealed record LineName(string Name, double Repeat, double Deals, IReadOnlyList<IReadOnlyList<JsonElement>> Products);

internal sealed record CategoryName(string Name, IReadOnlyList<LineName> Lines);

internal sealed record PositionNames(string Director, string Division, string Team, string Rep, string Key);

internal sealed record NoteTexts(IReadOnlyList<string> Lead, IReadOnlyList<string> Deal, IReadOnlyList<string> Customer);

/// <summary>What everything in the company is called: data, not texts of the product.</summary>
internal sealed record Names(
    string Company,
    string Surnames,
    IReadOnlyList<string> Given,
    PositionNames Positions,
    IReadOnlyList<DivisionName> Divisions,
    IReadOnlyList<string> KeyAccounts,
    IReadOnlyList<string> Brands,
    IReadOnlyList<string> Trades,
    IReadOnlyList<string> Suffixes,
    IReadOnlyList<string> Sizes,
    IReadOnlyList<CategoryName> Categories,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Channels,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Stages,
    IReadOnlyList<string> DealNames,
    IReadOnlyList<string> BuyerPositions,
    IReadOnlyList<string> NextSteps,
    IReadOnlyList<string> WonReasons,
    IReadOnlyList<string> LostReasons,
    string LostOnPrice,
    IReadOnlyList<string> TicketKinds,
    IReadOnlyList<string> ActivityKinds,
    NoteTexts Notes)
{
    public static Names Read()
    {
        using var stream = typeof(Names).Assembly.GetManifestResourceStream("Attain.Demo.names.json")!;
        return JsonSerializer.Deserialize<Names>(stream, JsonSerializerOptions.Web)!;
    }
}
