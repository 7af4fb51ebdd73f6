using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Attain.Facts;

/// <summary>Steps a statement of the sqlite3 library itself.</summary>
internal sealed class SqliteRows : IRowReader
{
    private readonly sqlite3 _handle;
    private readonly sqlite3_stmt _statement;

    public SqliteRows(SqliteConnection connection, string sql)
    {
        _handle = connection.Handle!;
        if (raw.sqlite3_prepare_v2(_handle, sql, out _statement) != raw.SQLITE_OK) throw Failure();
    }

    public bool Read() => raw.sqlite3_step(_statement) switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        _ => throw Failure(),
    };

    public bool IsNull(int field) => raw.sqlite3_column_type(_statement, field) == raw.SQLITE_NULL;

    public long Number(int field) => raw.sqlite3_column_int64(_statement, field);

    public string Text(int field) => raw.sqlite3_column_text(_statement, field).utf8_to_string() ?? "";

    public void Dispose() => raw.sqlite3_finalize(_statement);

    private SqliteException Failure() =>
        new(raw.sqlite3_errmsg(_handle).utf8_to_string(), raw.sqlite3_errcode(_handle), raw.sqlite3_extended_errcode(_handle));
}
