using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Attain.Facts;

/// <summary>Prepared statements of the sqlite3 library itself, on the connection and transaction EF holds open.</summary>
internal sealed class SqliteBulkWriter(DbContext db) : IBulkWriter
{
    /// <summary>Every INSERT looks up and writes back the table's highest id; several rows share that. More than this gains nothing.</summary>
    private const int RowsPerInsert = 50;

    private sqlite3 Handle => ((SqliteConnection)db.Database.GetDbConnection()).Handle!;

    // Compiled once for each entity, not for each batch.
    private readonly Dictionary<Type, object> _tables = [];

    public IReadOnlyList<int> NextIds<T>(int count) where T : class
    {
        // One writer at a time: inside the transaction the highest id is ours to count on from.
        var statement = Prepare($"SELECT COALESCE(MAX(id), 0) FROM \"{Table<T>().Name}\"");
        try
        {
            raw.sqlite3_step(statement);
            var last = raw.sqlite3_column_int(statement, 0);
            return [.. Enumerable.Range(last + 1, count)];
        }
        finally
        {
            raw.sqlite3_finalize(statement);
        }
    }

    public void Insert<T>(IReadOnlyCollection<T> rows) where T : class
    {
        var table = Table<T>();
        var row = $"({string.Join(',', table.Columns.Select(_ => "?"))})";
        var into = $"INSERT INTO \"{table.Name}\" ({string.Join(',', table.Columns.Select(c => $"\"{c.Name}\""))}) VALUES ";
        Write(table, rows, table.Columns, RowsPerInsert, count => into + string.Join(',', Enumerable.Repeat(row, count)));
    }

    public void Update<T>(IReadOnlyCollection<T> rows) where T : class
    {
        var table = Table<T>();
        Write(table, rows, [.. table.Columns.Skip(1), table.Columns[0]], 1, _ =>
            $"UPDATE \"{table.Name}\" SET {string.Join(',', table.Columns.Skip(1).Select(c => $"\"{c.Name}\" = ?"))} WHERE \"{table.Columns[0].Name}\" = ?");
    }

    /// <remarks>Nobody else writes while this transaction is open, and it was opened before anything was read.</remarks>
    public IReadOnlySet<int> Update<T>(IReadOnlyList<T> rows, IReadOnlyList<long> versions) where T : class, IEditedRow
    {
        Update(rows);
        return System.Collections.Frozen.FrozenSet<int>.Empty;
    }

    /// <param name="sql">The statement that takes so many rows.</param>
    private void Write<T>(
        BulkTable<T> table, IReadOnlyCollection<T> rows, IReadOnlyList<BulkColumn<T>> columns, int rowsPerStatement, Func<int, string> sql) where T : class
    {
        foreach (var sameSize in rows.Chunk(rowsPerStatement).GroupBy(chunk => chunk.Length))
        {
            var statement = Prepare(sql(sameSize.Key));
            try
            {
                foreach (var chunk in sameSize) Step(statement, table, chunk, columns);
            }
            finally
            {
                raw.sqlite3_finalize(statement);
            }
        }
    }

    private void Step<T>(sqlite3_stmt statement, BulkTable<T> table, T[] rows, IReadOnlyList<BulkColumn<T>> columns) where T : class
    {
        var place = 0;
        foreach (var row in rows)
            for (var i = 0; i < columns.Count; i++) Bind(statement, ++place, columns[i], row);
        if (raw.sqlite3_step(statement) != raw.SQLITE_DONE) throw Failure(table.Name);
        raw.sqlite3_reset(statement);
    }

    private static void Bind<T>(sqlite3_stmt statement, int index, BulkColumn<T> column, T row)
    {
        if (column.Type == BulkType.Text)
        {
            if (column.Text(row) is { } text) raw.sqlite3_bind_text(statement, index, text);
            else raw.sqlite3_bind_null(statement, index);
        }
        else if (column.Number(row) is { } number) raw.sqlite3_bind_int64(statement, index, number);
        else raw.sqlite3_bind_null(statement, index);
    }

    private sqlite3_stmt Prepare(string sql) =>
        raw.sqlite3_prepare_v2(Handle, sql, out var statement) == raw.SQLITE_OK ? statement : throw Failure(sql);

    private SqliteException Failure(string what) =>
        new($"{what}: {raw.sqlite3_errmsg(Handle).utf8_to_string()}", raw.sqlite3_errcode(Handle), raw.sqlite3_extended_errcode(Handle));

    private BulkTable<T> Table<T>() where T : class
    {
        if (_tables.TryGetValue(typeof(T), out var known)) return (BulkTable<T>)known;
        var table = new BulkTable<T>(db);
        _tables.Add(typeof(T), table);
        return table;
    }
}
