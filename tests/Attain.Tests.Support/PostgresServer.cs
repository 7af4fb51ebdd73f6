using System.Diagnostics;
using Npgsql;
using Xunit;

namespace Attain.Tests.Support;

/// <summary>
/// The PostgreSQL server the tests may use freely: the one named by ATTAIN_TEST_POSTGRES (test.sh sets it),
/// else one started here, once per test process. Where neither is possible, the running test is skipped.
/// </summary>
public static class PostgresServer
{
    private static readonly Lazy<(string? ConnectionString, string? WhyNot)> Server = new(Find);

    /// <summary>The server's connection string, to its maintenance database.</summary>
    public static string ConnectionString
    {
        get
        {
            var (connectionString, whyNot) = Server.Value;
            Assert.SkipUnless(connectionString is not null, $"No PostgreSQL: {whyNot}");
            return connectionString;
        }
    }

    /// <summary>Creates an empty database nobody else uses and returns its connection string.</summary>
    public static string NewDatabase() => NewDatabase("template1");

    /// <summary>Creates a copy of a database made by <see cref="NewDatabase()"/>, to which nobody may be connected.</summary>
    public static string CopyDatabase(string connectionString)
    {
        ClearPool(connectionString);
        return NewDatabase(new NpgsqlConnectionStringBuilder(connectionString).Database!);
    }

    private static string NewDatabase(string template)
    {
        var name = $"test_{Guid.NewGuid():N}";
        Execute($"CREATE DATABASE {name} TEMPLATE {template}");
        // A small pool each: many tests share the server's connections.
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name, MaxPoolSize = 10, ConnectionIdleLifetime = 10, ConnectionPruningInterval = 5 }
            .ConnectionString;
    }

    /// <summary>Drops a database made by <see cref="NewDatabase"/>, ending whatever is still connected to it.</summary>
    public static void Drop(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        if (!name.StartsWith("test_", StringComparison.Ordinal))
        {
            throw new ArgumentException($"{name} was not made by {nameof(NewDatabase)}.", nameof(connectionString));
        }

        ClearPool(connectionString);
        Execute($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static void ClearPool(string connectionString)
    {
        using var pooled = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(pooled);
    }

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static (string? ConnectionString, string? WhyNot) Find()
    {
        if (Environment.GetEnvironmentVariable("ATTAIN_TEST_POSTGRES") is { Length: > 0 } given)
        {
            return (given, null);
        }

        if (OperatingSystem.IsWindows())
        {
            return (null, "set ATTAIN_TEST_POSTGRES to the connection string of a server the tests may use freely.");
        }

        var (code, output, problem) = RunScript("start", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (code != 0)
        {
            return (null, problem);
        }

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // The script ends the cluster by itself when this process is gone; asking for it is only quicker.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => RunScript("stop", lines[0]);
        return (lines[1], null);
    }

    private static (int Code, string Output, string Problem) RunScript(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [Repo.File("tools", "postgres.sh"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        process.StandardInput.Close();
        var problem = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Trim(), problem.Result.Trim());
    }
}
