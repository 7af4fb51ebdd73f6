namespace Attain.Facts;

/// <summary>A node of the geography; orders carry their own.</summary>
public sealed class Territory : NamedRecord
{
    public int? ParentId { get; set; }
}

public sealed class Customer : NamedRecord
{
    public int? TerritoryId { get; set; }

    /// <summary>The rep who owns the customer now.</summary>
    public int? OwnerId { get; set; }

    public string? Industry { get; set; }

    /// <summary>Size as the source puts it (employees, band); shown, not computed with.</summary>
    public string? Size { get; set; }

    /// <summary>Potential spend a year in money units, when somebody set it.</summary>
    public long? Potential { get; set; }
}

/// <summary>Somebody at a customer whom one can call.</summary>
public sealed class Contact : NamedRecord
{
    public int? CustomerId { get; set; }
    public string? Position { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? Note { get; set; }
}

public sealed class ProductCategory : NamedRecord;

public sealed class ProductLine : NamedRecord
{
    public int? CategoryId { get; set; }
}

/// <summary>What a product is for: hit, profit, new, core, long tail.</summary>
public sealed class ProductRole : NamedRecord;

public sealed class Product : NamedRecord
{
    public int? LineId { get; set; }
    public int? RoleId { get; set; }

    /// <summary>Standard cost of one piece, money units.</summary>
    public long? Cost { get; set; }

    /// <summary>List price of one piece, money units.</summary>
    public long? ListPrice { get; set; }
}

/// <summary>How a sale reaches the customer: dealers, internet, direct.</summary>
public sealed class Channel : NamedRecord;

/// <summary>Where leads come from: an exhibition, a search engine, a referral.</summary>
public sealed class LeadSource : NamedRecord;

/// <summary>A sales stage, in the order deals pass them.</summary>
public sealed class Stage : NamedRecord
{
    public int Position { get; set; }

    /// <summary>Chance to win from here in ten-thousandths, when the company sets one.</summary>
    public int? Probability { get; set; }

    public Outcome Outcome { get; set; }
}
