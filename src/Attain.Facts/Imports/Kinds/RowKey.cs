namespace Attain.Facts;

/// <summary>The key of a row that has no id of its own: what it says, field by field.</summary>
internal static class RowKey
{
    public static string Of(RowReader row, params ReadOnlySpan<BoundField> fields)
    {
        var key = new System.Text.StringBuilder();
        foreach (var field in fields)
        {
            if (key.Length > 0) key.Append('|');
            if (field.IsMapped) key.Append(field.Text(row));
        }
        return key.ToString();
    }
}
