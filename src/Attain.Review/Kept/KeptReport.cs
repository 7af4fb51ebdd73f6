namespace Attain.Review;

/// <summary>A report as it was read on its day: never written anew from later facts. Table <c>kept_report</c>.</summary>
public sealed class KeptReport
{
    public int Id { get; set; }

    /// <summary>Which report: <c>health</c>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>First day of the period it is about.</summary>
    public DateOnly Day { get; set; }

    /// <summary>The as-of day of its facts.</summary>
    public DateOnly AsOfDay { get; set; }

    /// <summary>UTC seconds since 1970.</summary>
    public long CreatedAt { get; set; }

    public string Author { get; set; } = "";

    /// <summary>Whose sight it was written in: the person and those below; null for the whole company.</summary>
    public int? PersonId { get; set; }

    /// <summary>The media type of <see cref="Content"/>: <c>text/html</c> or <c>application/json</c>.</summary>
    public string Format { get; set; } = "";

    public string Content { get; set; } = "";

    public long ChangeId { get; set; }
}
