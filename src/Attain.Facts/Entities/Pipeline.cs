namespace Attain.Facts;

/// <summary>Someone who may buy. Instants are UTC seconds since 1970.</summary>
public sealed class Lead : NamedRecord
{
    public DateOnly Day { get; set; }
    public long CreatedAt { get; set; }
    public int? LeadSourceId { get; set; }
    public int? ChannelId { get; set; }
    public int? RepId { get; set; }
    public int? TerritoryId { get; set; }
    public int? CustomerId { get; set; }

    /// <summary>A, B or C.</summary>
    public string? Grade { get; set; }

    public long? FirstResponseAt { get; set; }

    /// <summary>The day it became an opportunity or a customer; null while it has not.</summary>
    public DateOnly? ConvertedDay { get; set; }

    /// <summary>How to reach them: a name and a number, as it was left.</summary>
    public string? Contact { get; set; }

    public string? Note { get; set; }
}

/// <summary>How a deal or a stage ended.</summary>
public enum Outcome
{
    Open = 0,
    Won = 1,
    Lost = 2,
}

/// <summary>What the seller tells of a deal, apart from its stage.</summary>
public enum ForecastCategory
{
    Pipeline = 0,
    BestCase = 1,
    Commit = 2,
    Closed = 3,
    Omitted = 4,
}

public sealed class Opportunity : NamedRecord
{
    /// <summary>The day the deal was opened.</summary>
    public DateOnly Day { get; set; }

    public int? CustomerId { get; set; }
    public int? RepId { get; set; }
    public int? ProductId { get; set; }
    public int? TerritoryId { get; set; }
    public int? ChannelId { get; set; }
    public int? LeadSourceId { get; set; }
    public int? LeadId { get; set; }
    public int? StageId { get; set; }

    /// <summary>Expected or won value, money units; null is not known.</summary>
    public long? Amount { get; set; }

    public DateOnly? ExpectedCloseDay { get; set; }

    /// <summary>The day it was won or lost; null while open.</summary>
    public DateOnly? ClosedDay { get; set; }

    public Outcome Outcome { get; set; }
    public ForecastCategory Category { get; set; }

    /// <summary>What was agreed to happen next.</summary>
    public string? NextStep { get; set; }

    public DateOnly? NextStepDay { get; set; }

    /// <summary>Why it was won or lost.</summary>
    public string? CloseReason { get; set; }
}

/// <summary>One step of a deal's stage history. Table <c>stage_entry</c>.</summary>
public sealed class StageEntry : Record
{
    public int OpportunityId { get; set; }
    public int StageId { get; set; }
    public long EnteredAt { get; set; }
}

/// <summary>A call, visit, mail or meeting.</summary>
public sealed class Activity : Record
{
    public DateOnly Day { get; set; }
    public string Kind { get; set; } = "";
    public int? RepId { get; set; }
    public int? CustomerId { get; set; }
    public int? OpportunityId { get; set; }
    public int? LeadId { get; set; }
    public int? Minutes { get; set; }
    public string? Note { get; set; }

    /// <summary>What was agreed to happen next.</summary>
    public string? NextStep { get; set; }

    public DateOnly? NextStepDay { get; set; }
}

/// <summary>A service request or complaint. Instants are UTC seconds since 1970.</summary>
public sealed class Ticket : Record
{
    public DateOnly Day { get; set; }
    public string Kind { get; set; } = "";
    public long OpenedAt { get; set; }
    public long? FirstResponseAt { get; set; }
    public long? ResolvedAt { get; set; }
    public int? CustomerId { get; set; }
    public int? RepId { get; set; }
    public int? ProductId { get; set; }

    /// <summary>What the customer answered, in hundredths of the scale used.</summary>
    public int? Satisfaction { get; set; }
}

/// <summary>Money spent to sell.</summary>
public sealed class Spend : Record
{
    public DateOnly Day { get; set; }
    public int? ChannelId { get; set; }
    public int? LeadSourceId { get; set; }

    /// <summary>Money units.</summary>
    public long Amount { get; set; }
}
