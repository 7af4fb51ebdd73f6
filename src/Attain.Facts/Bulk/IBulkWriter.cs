namespace Attain.Facts;

/// <summary>
/// Many rows at once, inside the caller's transaction: prepared statements on SQLite, binary COPY on PostgreSQL.
/// Tables and columns come from the EF model, so no column list is written twice.
/// </summary>
public interface IBulkWriter
{
    /// <summary>Ids nobody else will get, ascending. The caller's transaction must be open.</summary>
    IReadOnlyList<int> NextIds<T>(int count) where T : class;

    /// <summary>Rows carry their ids already.</summary>
    void Insert<T>(IReadOnlyCollection<T> rows) where T : class;

    /// <summary>Writes every column of rows found by their id.</summary>
    void Update<T>(IReadOnlyCollection<T> rows) where T : class;

    /// <summary>The same for rows that were read before, each as long as nobody else has written it since.</summary>
    /// <param name="versions">The <see cref="IEditedRow.ChangeId"/> each row was read with.</param>
    /// <returns>The ids of the rows that were of another version by now, and were not written.</returns>
    IReadOnlySet<int> Update<T>(IReadOnlyList<T> rows, IReadOnlyList<long> versions) where T : class, IEditedRow;
}
