using Attain.Facts;

namespace Attain.Diagnosis;

/// <summary>A line of the problem – impact – cause table: somebody owns it until it is done. Table <c>problem</c>.</summary>
public sealed class Problem : IEditedRow
{
    public int Id { get; set; }
    public string Title { get; set; } = "";
    public Severity Impact { get; set; }

    /// <summary>What it costs, in money units; null is not known.</summary>
    public long? Amount { get; set; }

    public string? Cause { get; set; }
    public Area? Area { get; set; }
    public int? OwnerId { get; set; }
    public DateOnly? DueDay { get; set; }
    public string? Note { get; set; }
    public ProblemState State { get; set; }

    /// <summary>The day it was called done; null while open.</summary>
    public DateOnly? DoneDay { get; set; }

    /// <summary>Id of the rule whose finding it was made from; null when somebody wrote it down.</summary>
    public string? Rule { get; set; }

    /// <summary>The finding's scope as text, such as <c>team=12</c>.</summary>
    public string? Scope { get; set; }

    /// <summary>UTC seconds since 1970.</summary>
    public long CreatedAt { get; set; }

    public long ChangeId { get; set; }

    public bool Deleted { get; set; }
}

public enum ProblemState
{
    Open = 0,
    Done = 1,
}
