namespace Attain.Facts;

/// <summary>
/// One edit of one row by a person: who, when, the row before and after. What one change wrote to several rows has the same
/// <see cref="ChangeId"/>. Table <c>edit_log</c>.
/// </summary>
public sealed class EditLog
{
    public int Id { get; set; }
    public long ChangeId { get; set; }

    /// <summary>The table of the row, such as <c>opportunity</c>.</summary>
    public string Kind { get; set; } = "";

    public int RowId { get; set; }
    public string Actor { get; set; } = "";

    /// <summary>UTC seconds since 1970.</summary>
    public long At { get; set; }

    /// <summary>The whole row as JSON; null when the edit made it.</summary>
    public string? Before { get; set; }

    /// <summary>The whole row as JSON; marked deleted when the edit took it away.</summary>
    public string After { get; set; } = "";
}
