using Attain.Tests.Support;
using Npgsql;

namespace Attain.Tests.Architecture;

/// <summary>The tests' own tools work, because everything else trusts them.</summary>
public sealed class SupportTests
{
    [Fact]
    public void Root_is_where_the_solution_lies() => File.Exists(Repo.File("Attain.slnx")).ShouldBeTrue();

    [Fact]
    public void Two_databases_are_asked_for_and_each_is_its_own()
    {
        var (first, second) = (PostgresServer.NewDatabase(), PostgresServer.NewDatabase());

        Execute(first, "CREATE TABLE only_here (id INT PRIMARY KEY)");

        Execute(first, "SELECT COUNT(*) FROM only_here").ShouldBe(0L);
        Should.Throw<PostgresException>(() => Execute(second, "SELECT COUNT(*) FROM only_here"));
        PostgresServer.Drop(first);
        PostgresServer.Drop(second);
        Should.Throw<PostgresException>(() => Execute(first, "SELECT 1"));
    }

    [Fact]
    public void Server_sorts_text_by_bytes_as_sqlite_does() =>
        Execute(PostgresServer.ConnectionString, "SELECT 'Z' < 'a'").ShouldBe(true);

    [Fact]
    public void Temporary_folder_is_gone_after_use()
    {
        string path;
        using (var folder = new TempFolder())
        {
            path = folder.Path;
            File.ReadAllText(folder.Write("deeper/x.txt", "你好")).ShouldBe("你好");
        }

        Directory.Exists(path).ShouldBeFalse();
    }

    [Fact]
    public void Shared_folder_is_there_but_the_name_is_wrong_fails()
    {
        Shared.Find("vectors");
        Should.Throw<FileNotFoundException>(() => Shared.Find("no-such-file"));
    }

    private static object? Execute(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
