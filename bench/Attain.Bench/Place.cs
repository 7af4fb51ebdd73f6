using System.Globalization;
using Attain.App;
using Attain.Facts;
using Npgsql;

namespace Attain.Bench;

/// <summary>A database with a workspace of its own for this run.</summary>
/// <param name="name">What the report calls it.</param>
/// <param name="address">A folder or a connection string.</param>
internal sealed class Place(string name, string address) : IDisposable
{
    private const string Workspace = "Bench";

    private readonly Installation _installation = Installation.At(address, AttainServices.Build().Mappings(), TimeProvider.System);

    public string Name => name;

    public string Address => address;

    public WorkspaceStore Store => field ??= _installation.Ensure(new NewWorkspace(Workspace));

    /// <summary>An empty database on the server, which the last <see cref="Dispose"/> drops.</summary>
    public static Place OnPostgres(string server)
    {
        var database = $"attain_bench_{Guid.NewGuid():N}";
        Execute(server, $"CREATE DATABASE {database}");
        return new("PostgreSQL", new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString) { _server = server, _database = database };
    }

    private string? _server;
    private string? _database;

    public ImportReport Import(string kind, string file)
    {
        var report = new Importer(Store).Run(new(file, kind, ImportMapping.ByName(kind)) { Actor = "bench" });
        if (!report.Written || report.Problems.Count > 0) throw new InvalidOperationException($"{file} did not go in: {report.ProblemCount} problems.");
        return report;
    }

    /// <summary>Lets the database look at what it holds, as a server at work does by itself.</summary>
    public void Settle() => Execute("ANALYZE");

    public void Execute(string sql)
    {
        using var connection = Store.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>All rows as whole numbers, read to the last.</summary>
    public List<long[]> Ask(string sql)
    {
        using var connection = Store.Open();
        using var command = connection.CreateCommand();
        if (Store.Database.IsPostgres)
        {
            // The default of 4 MB would make it sort on disk, which would flatter the columns.
            command.CommandText = "SET work_mem = '256MB'";
            command.ExecuteNonQuery();
        }

        command.CommandText = sql;
        command.CommandTimeout = 600;
        using var reader = command.ExecuteReader();
        var rows = new List<long[]>();
        while (reader.Read())
        {
            var row = new long[reader.FieldCount];
            for (var i = 0; i < row.Length; i++) row[i] = reader.GetInt64(i);
            rows.Add(row);
        }

        return rows;
    }

    public long Bytes() => Store.Database.IsPostgres
        ? Ask("SELECT pg_database_size(current_database())")[0][0]
        : new DirectoryInfo(address).EnumerateFiles().Sum(file => file.Length);

    public void Dispose()
    {
        _installation.Dispose();
        if (_server is not null) Execute(_server, string.Create(CultureInfo.InvariantCulture, $"DROP DATABASE {_database} WITH (FORCE)"));
    }

    private static void Execute(string server, string sql)
    {
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
