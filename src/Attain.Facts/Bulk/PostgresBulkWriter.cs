using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Attain.Facts;

/// <summary>Binary COPY for new rows, batched statements for changed ones, on the connection EF holds open.</summary>
internal sealed class PostgresBulkWriter(DbContext db) : IBulkWriter
{
    private const int UpdatesPerBatch = 500;

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    // Compiled once for each entity, not for each batch.
    private readonly Dictionary<Type, object> _tables = [];

    public IReadOnlyList<int> NextIds<T>(int count) where T : class
    {
        using var command = Connection.CreateCommand();
        // The sequence is looked up once, not once an id: OFFSET keeps the planner from folding the look-up into each row.
        command.CommandText =
            "SELECT CAST(nextval(s.name) AS INTEGER) FROM (SELECT CAST(pg_get_serial_sequence($1, 'id') AS regclass) AS name OFFSET 0) s, generate_series(1, $2)";
        command.Parameters.AddWithValue($"\"{Table<T>().Name}\"");
        command.Parameters.AddWithValue(count);
        using var reader = command.ExecuteReader();
        var ids = new List<int>(count);
        while (reader.Read()) ids.Add(reader.GetInt32(0));
        ids.Sort();
        return ids;
    }

    public void Insert<T>(IReadOnlyCollection<T> rows) where T : class
    {
        if (rows.Count == 0) return;
        var table = Table<T>();
        using var copy = Connection.BeginBinaryImport(
            $"COPY \"{table.Name}\" ({string.Join(',', table.Columns.Select(c => $"\"{c.Name}\""))}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            copy.StartRow();
            foreach (var column in table.Columns) Write(copy, column, row);
        }
        copy.Complete();
    }

    private static void Write<T>(NpgsqlBinaryImporter copy, BulkColumn<T> column, T row)
    {
        if (column.Type == BulkType.Text)
        {
            if (column.Text(row) is { } text) copy.Write(text, NpgsqlDbType.Text);
            else copy.WriteNull();
            return;
        }
        if (column.Number(row) is not { } number)
        {
            copy.WriteNull();
            return;
        }
        switch (column.Type)
        {
            case BulkType.Integer: copy.Write(checked((int)number), NpgsqlDbType.Integer); break;
            case BulkType.Boolean: copy.Write(number != 0, NpgsqlDbType.Boolean); break;
            default: copy.Write(number, NpgsqlDbType.Bigint); break;
        }
    }

    public void Update<T>(IReadOnlyCollection<T> rows) where T : class
    {
        foreach (var chunk in rows.Chunk(UpdatesPerBatch)) Update(chunk, null);
    }

    public IReadOnlySet<int> Update<T>(IReadOnlyList<T> rows, IReadOnlyList<long> versions) where T : class, IEditedRow
    {
        var moved = new HashSet<int>();
        for (var from = 0; from < rows.Count; from += UpdatesPerBatch)
        {
            var chunk = rows.Skip(from).Take(UpdatesPerBatch).ToArray();
            var written = Update(chunk, [.. versions.Skip(from).Take(UpdatesPerBatch)]);
            for (var i = 0; i < chunk.Length; i++)
                if (!written[i]) moved.Add(chunk[i].Id);
        }
        return moved;
    }

    /// <param name="versions">Null: whatever version they are of.</param>
    /// <returns>Which were written.</returns>
    private bool[] Update<T>(T[] rows, long[]? versions) where T : class
    {
        var table = Table<T>();
        var sql = $"UPDATE \"{table.Name}\" SET {string.Join(',', table.Columns.Skip(1).Select((c, i) => $"\"{c.Name}\" = ${i + 2}"))} WHERE \"{table.Columns[0].Name}\" = $1";
        if (versions is not null) sql += $" AND change_id = ${table.Columns.Count + 1}";
        using var batch = new NpgsqlBatch(Connection);
        for (var i = 0; i < rows.Length; i++)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var column in table.Columns) command.Parameters.Add(Parameter(column, rows[i]));
            if (versions is not null) command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Bigint, Value = versions[i] });
            batch.BatchCommands.Add(command);
        }
        batch.ExecuteNonQuery();
        return [.. ((IEnumerable<NpgsqlBatchCommand>)batch.BatchCommands).Select(command => command.RecordsAffected == 1)];
    }

    private static NpgsqlParameter Parameter<T>(BulkColumn<T> column, T row)
    {
        if (column.Type == BulkType.Text) return new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)column.Text(row) ?? DBNull.Value };
        var number = column.Number(row);
        return column.Type switch
        {
            BulkType.Integer => new() { NpgsqlDbType = NpgsqlDbType.Integer, Value = number is { } n ? checked((int)n) : DBNull.Value },
            BulkType.Boolean => new() { NpgsqlDbType = NpgsqlDbType.Boolean, Value = number is { } n ? n != 0 : DBNull.Value },
            _ => new() { NpgsqlDbType = NpgsqlDbType.Bigint, Value = number is { } n ? n : DBNull.Value },
        };
    }

    private BulkTable<T> Table<T>() where T : class
    {
        if (_tables.TryGetValue(typeof(T), out var known)) return (BulkTable<T>)known;
        var table = new BulkTable<T>(db);
        _tables.Add(typeof(T), table);
        return table;
    }
}
