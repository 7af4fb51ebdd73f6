using Attain.Core;

namespace Attain.Facts;

/// <summary>A member of a dimension as people know it.</summary>
/// <param name="Id">The dense id, from 1.</param>
public abstract record DirectoryEntry(Dimension Dimension, int Id, string ExternalId, string Name)
{
    /// <summary>Deleted members keep their names for the history that refers to them, and are listed nowhere.</summary>
    public bool Deleted { get; init; }
}

/// <summary>A member with no more to it than its name.</summary>
public sealed record PlainEntry(Dimension Dimension, int Id, string ExternalId, string Name) : DirectoryEntry(Dimension, Id, ExternalId, Name);

/// <summary>Ids are 0 where there is none.</summary>
public sealed record PersonEntry(int Id, string ExternalId, string Name) : DirectoryEntry(Dimension.Rep, Id, ExternalId, Name)
{
    public int ManagerId { get; init; }

    /// <summary>First day of work; null is unknown.</summary>
    public DateOnly? HireDay { get; init; }

    /// <summary>First day no longer with the company; null while employed.</summary>
    public DateOnly? LeaveDay { get; init; }

    public string? Position { get; init; }

    /// <summary>Carries revenue: counts in headcount.</summary>
    public bool Sells { get; init; }

    /// <summary>Whether the person is with the company on a day; an unknown first day of work lies before it.</summary>
    public bool WorksOn(DateOnly day) => !Deleted && !(HireDay > day) && !(LeaveDay <= day);
}

/// <summary>Ids are 0 where there is none.</summary>
public sealed record CustomerEntry(int Id, string ExternalId, string Name) : DirectoryEntry(Dimension.Customer, Id, ExternalId, Name)
{
    public int TerritoryId { get; init; }

    /// <summary>The rep who owns the customer now.</summary>
    public int OwnerId { get; init; }

    public string? Industry { get; init; }
    public string? Size { get; init; }

    /// <summary>Potential spend a year in money units, when somebody set it.</summary>
    public long? Potential { get; init; }
}

/// <summary>A division or team; a unit that is the company itself belongs to no dimension and is found in <see cref="Directory.OrgUnits"/> only.</summary>
public sealed record OrgUnitEntry(int Id, string ExternalId, string Name, OrgUnitKind Kind)
    : DirectoryEntry(Kind == OrgUnitKind.Team ? Dimension.Team : Dimension.Division, Id, ExternalId, Name)
{
    /// <summary>0 at the top.</summary>
    public int ParentId { get; init; }

    /// <summary>The person who leads the unit and sees all below it; 0 for nobody.</summary>
    public int LeaderId { get; init; }
}
