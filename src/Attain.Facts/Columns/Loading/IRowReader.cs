namespace Attain.Facts;

/// <summary>
/// Rows of a query from first to last, without an object per row or value: the fast way out, as <see cref="IBulkWriter"/>
/// is the fast way in. Fields count from 0 and may be read in any order while the row is current.
/// </summary>
public interface IRowReader : IDisposable
{
    /// <summary>Goes to the next row; false after the last.</summary>
    bool Read();

    bool IsNull(int field);

    /// <summary>A whole number or truth value; 0 for null.</summary>
    long Number(int field);

    /// <summary>Empty for null.</summary>
    string Text(int field);
}
