namespace Attain.Targets;

/// <summary>One edit of a plan version: who, when, why and by which verb. Entries are added, never changed or removed.</summary>
public sealed class PlanEntry
{
    public int Id { get; set; }
    public int VersionId { get; set; }
    public long ChangeId { get; set; }

    /// <summary>UTC seconds since 1970.</summary>
    public long At { get; set; }

    public string Actor { get; set; } = "";

    /// <summary>The reason in the actor's words.</summary>
    public string Why { get; set; } = "";

    /// <summary>What was done: <c>new</c>, <c>set</c>, <c>spread</c>, <c>undo</c>, …</summary>
    public string Verb { get; set; } = "";
}

/// <summary>
/// What an entry did to one cell. The last entry's <see cref="After"/> is the cell's amount, so any earlier state can be
/// shown and any entry undone.
/// </summary>
public sealed class PlanEntryCell
{
    public int EntryId { get; set; }
    public int CellId { get; set; }

    /// <summary>Null: there was no input.</summary>
    public long? Before { get; set; }

    public long? After { get; set; }
}
