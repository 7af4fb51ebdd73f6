using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Attain.Facts;

/// <summary>Prepared statements of the sqlite3 library itself, on the connection and transaction EF holds open.</summary>
internal sealed class SqliteBulkWriter(DbContext db) : IBulkWriter
{
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
        Write(table, rows, table.Columns,
            $"INSERT INTO \"{table.Name}\" ({string.Join(',', table.Columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(',', table.Columns.Select(_ => "?"))})");
    }

    public void Update<T>(IReadOnlyCollection<T> rows) where T : class
    {
        var table = Table<T>();
        Write(table, rows, [.. table.Columns.Skip(1), table.Columns[0]],
            $"UPDATE \"{table.Name}\" SET {string.Join(',', table.Columns.Skip(1).Select(c => $"\"{c.Name}\" = ?"))} WHERE \"{table.Columns[0].Name}\" = ?");
    }

    private void Write<T>(BulkTable<T> table, IReadOnlyCollection<T> rows, IReadOnlyList<BulkColumn<T>> columns, string sql) where T : class
    {
        if (rows.Count == 0) return;
        var statement = Prepare(sql);
        try
        {
            foreach (var row in rows)
            {
                for (var i = 0; i < columns.Count; i++) Bind(statement, i + 1, columns[i], row);
                if (raw.sqlite3_step(statement) != raw.SQLITE_DONE) throw Failure(table.Name);
                raw.sqlite3_reset(statement);
            }
        }
        finally
        {
            raw.sqlite3_finalize(statement);
        }
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
