using System.Diagnostics.CodeAnalysis;
using Attain.Core;
using Npgsql;

namespace Attain.Facts;

/// <summary>Tells a PostgreSQL connection string from a directory.</summary>
internal static class PostgresAddress
{
    public static bool TryParse(string text, [NotNullWhen(true)] out NpgsqlDataSource? source)
    {
        source = null;
        if (!text.Contains('=', StringComparison.Ordinal)) return false;
        try
        {
            var address = new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(address.Host)) throw new RefusedException(Sentence.Of("installation.badAddress", ("text", WithoutPassword(text)), ("why", Sentence.Of("installation.noHost"))));
            source = NpgsqlDataSource.Create(address);
            return true;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new RefusedException(Sentence.Of("installation.badAddress", ("text", WithoutPassword(text)), ("why", wrong is ArgumentException { ParamName: { } word } ? Sentence.Of("installation.unknownWord", ("word", word)) : wrong.Message)));
        }
    }

    /// <summary>What a person would call it: <c>host:port/database</c>.</summary>
    public static string Place(NpgsqlDataSource source)
    {
        var address = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        return $"{address.Host}:{address.Port}/{address.Database ?? address.Username}";
    }

    private static string WithoutPassword(string text) =>
        string.Join(';', text.Split(';').Where(part => !part.TrimStart().StartsWith("pass", StringComparison.OrdinalIgnoreCase) && !part.TrimStart().StartsWith("pwd", StringComparison.OrdinalIgnoreCase)));
}
