using System.Globalization;

namespace Attain.Bench;

/// <summary>What a run measures.</summary>
/// <param name="Lines">Order lines to generate; customers and orders follow from it.</param>
/// <param name="Seed">The same seed makes the same company.</param>
/// <param name="Runs">Timed runs of each question; the median is told.</param>
/// <param name="Postgres">Connection string of a server that may be used freely; a database is made there and dropped again.</param>
internal sealed record Options(int Lines, int Seed, int Runs, string Postgres)
{
    public static Options Parse(string[] args)
    {
        var named = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair.Length == 2 ? pair[1] : throw new FormatException($"{pair[0]} needs a value."));
        var unknown = named.Keys.Except(["--lines", "--seed", "--runs", "--postgres"]).ToList();
        if (unknown.Count > 0) throw new FormatException($"Unknown: {string.Join(' ', unknown)}. Known: --lines N --seed N --runs N --postgres ADDRESS");
        return new(
            Number("--lines", 1_000_000),
            Number("--seed", 1),
            Number("--runs", 7),
            named.GetValueOrDefault("--postgres") ?? Environment.GetEnvironmentVariable("ATTAIN_TEST_POSTGRES")
                ?? throw new FormatException("Name a PostgreSQL server with --postgres or ATTAIN_TEST_POSTGRES, or start bench/run.sh, which brings its own."));

        int Number(string name, int otherwise) => named.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }
}
