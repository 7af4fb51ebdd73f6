namespace Attain.Facts;

/// <summary>Somebody of the company. Managers form a tree; teams change over time through <see cref="Membership"/>.</summary>
public sealed class Person : NamedRecord
{
    public int? ManagerId { get; set; }

    /// <summary>First day of work; unknown is null, and then tenure is not judged.</summary>
    public DateOnly? HireDay { get; set; }

    /// <summary>First day no longer with the company.</summary>
    public DateOnly? LeaveDay { get; set; }

    public string? Position { get; set; }
    public string? Email { get; set; }

    /// <summary>Carries revenue: counts in headcount and productivity per head.</summary>
    public bool Sells { get; set; }
}

/// <summary>A node of the organisation: company › division › team. A person is the leaf, the rep.</summary>
public sealed class OrgUnit : NamedRecord
{
    public int? ParentId { get; set; }
    public OrgUnitKind Kind { get; set; }

    /// <summary>The person who leads the unit and sees all below it.</summary>
    public int? LeaderId { get; set; }
}

public enum OrgUnitKind
{
    Company = 0,
    Division = 1,
    Team = 2,
}

/// <summary>Who was in which team when: [<see cref="FromDay"/>, <see cref="ToDay"/>). History is never moved by a reorganisation.</summary>
public sealed class Membership : Record
{
    public int PersonId { get; set; }
    public int OrgUnitId { get; set; }

    /// <summary>Null: since ever.</summary>
    public DateOnly? FromDay { get; set; }

    /// <summary>The first day no longer a member; null: until further notice.</summary>
    public DateOnly? ToDay { get; set; }
}
