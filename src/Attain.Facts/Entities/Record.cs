namespace Attain.Facts;

/// <summary>
/// What every row of business data carries. <see cref="Id"/> is dense and never reused, so columns can index by it;
/// <see cref="SourceId"/> and <see cref="ExternalId"/> say where it came from and are unique together, so that reading
/// the same file twice changes nothing; rows are marked deleted, never removed.
/// </summary>
public abstract class Record : IEditedRow
{
    public int Id { get; set; }

    /// <summary>The <see cref="DataSource"/> the row came from.</summary>
    public int SourceId { get; set; }

    /// <summary>The row's own key in its source.</summary>
    public string ExternalId { get; set; } = "";

    public long ChangeId { get; set; }

    public bool Deleted { get; set; }
}

/// <summary>A row that people edit: it carries its version, and is marked deleted, never removed.</summary>
public interface IEditedRow
{
    int Id { get; set; }

    /// <summary>The <see cref="Change"/> that wrote the row last: its version.</summary>
    long ChangeId { get; set; }

    bool Deleted { get; set; }
}

/// <summary>A record that people choose by name: a member of a dimension.</summary>
public abstract class NamedRecord : Record
{
    public string Name { get; set; } = "";
}

/// <summary>Where rows come from: an ERP, a CRM, a file somebody keeps. External ids are unique within one.</summary>
public sealed class DataSource
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}
