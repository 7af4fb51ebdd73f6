namespace Attain.Facts;

/// <summary>What one does with rows in an edit.</summary>
public static class EditedRows
{
    /// <summary>A copy with every column.</summary>
    public static T Copy<T>(this T row) where T : class, IEditedRow => (T)EditJson.Copy(row);

    /// <summary>Whether every column is the same.</summary>
    public static bool SameAs<T>(this T row, T other) where T : class, IEditedRow => EditJson.Write(row) == EditJson.Write(other);
}
