namespace Attain.Facts;

/// <summary>What is there of one kind of data.</summary>
/// <param name="Kind">The import kind that fills it, which is also its name.</param>
/// <param name="Days">First to last day; null without days.</param>
/// <param name="Fact">Null: a dimension.</param>
/// <param name="Filled">How much of what should stand on each row does.</param>
public sealed record LoadedTable(string Kind, FactKind? Fact, int Rows, Core.DateRange? Days, IReadOnlyList<Filled> Filled)
{
    public LastChange? Changed { get; init; }
}

/// <param name="Field">As imports call it.</param>
/// <param name="Share">Of the rows, 0 to 1.</param>
public sealed record Filled(string Field, decimal Share);

/// <param name="At">UTC seconds since 1970.</param>
public sealed record LastChange(string Actor, string Kind, long At);
