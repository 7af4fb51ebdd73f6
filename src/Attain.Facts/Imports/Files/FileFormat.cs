namespace Attain.Facts;

/// <summary>How a file is written. Null is: find out.</summary>
internal sealed record FileFormat
{
    public static FileFormat Unknown { get; } = new();

    /// <summary>IANA name, such as gb18030; null: what the byte order mark says, else UTF-8.</summary>
    public string? Encoding { get; init; }

    public char? Delimiter { get; init; }

    /// <summary>Without a header line, columns are called 1, 2, 3 …</summary>
    public bool Header { get; init; } = true;

    public char DecimalSign { get; init; } = '.';

    public char? Thousands { get; init; }

    /// <summary>Date patterns as .NET writes them; empty: the forms that can be read in one way only.</summary>
    public IReadOnlyList<string> Dates { get; init; } = [];
}
