using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;

namespace Attain.App.Tests;

/// <summary>
/// The executable is killed while it imports the dealers' 60,855 order lines, at moments of chance over the time an import takes:
/// afterwards the import is wholly there or wholly absent. ATTAIN_KILLS sets how often, 10 times per database by default.
/// </summary>
public sealed class KilledImportTests
{
    private const int Seed = 20131129;
    private static readonly string[] Orders = [SampleFiles.Path("FactResellerSales.csv.gz"), "--as", "orders", "--map", SampleFiles.Path("dealer-orders.json")];

    /// <summary>Lines, sum of amounts, imports.</summary>
    private sealed record State(long Lines, long Amount, long Imports);

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Import_that_is_killed_is_there_as_a_whole_or_not_at_all(TestDatabase database)
    {
        var kills = Environment.GetEnvironmentVariable("ATTAIN_KILLS") is { Length: > 0 } set ? int.Parse(set, CultureInfo.InvariantCulture) : 10;
        using var folder = new TempFolder();
        var dealt = SampleFiles.Lines.Where(l => l.Channel == "Dealer").ToList();
        var sum = (long)(dealt.Sum(l => l.Amount) * 10_000);
        using var empty = WithoutOrders(database);
        using var full = empty.Copy();
        var time = Stopwatch.StartNew();
        using (var terminal = new Terminal(full.Address)) terminal.Execute(["import", .. Orders]).Code.ShouldBe(0);
        var whole = time.Elapsed;

        // Into the empty tables, and over what was imported before: the same lines, each a cent dearer.
        var dearer = Dearer(folder);
        var (none, first, second) = (new State(0, 0, 4), new State(dealt.Count, sum, 5), new State(dealt.Count, sum + dealt.Count * 100, 6));
        var random = new Random(Seed);
        var (done, undone) = (0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            var over = kill % 2 == 1;
            var (before, after) = over ? (first, second) : (none, first);
            string[] import = over ? ["import", dearer, .. Orders[1..]] : ["import", .. Orders];
            using var place = (over ? full : empty).Copy();
            using var terminal = new Terminal(place.Address);
            // Some moments lie after the end.
            var moment = whole * 1.2 * random.NextDouble();
            terminal.ExecuteUntil(moment, import).Error.ShouldNotContain("Unhandled", customMessage: $"kill {kill}");

            var left = Settled(place, before, after);
            left.ShouldBeOneOf(before, after);
            _ = left == after ? done++ : undone++;
            var check = terminal.Run("check");
            check.Code.ShouldBe(0, $"kill {kill} after {moment}: {check.Output}{check.Error}");
            terminal.Run(import).Code.ShouldBe(0);
            StateOf(place).ShouldBe(after, $"kill {kill} after {moment}");
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{database}: {kills} kills within {whole.TotalSeconds:0.0} s; afterwards {undone} imports absent, {done} there");
        undone.ShouldBeGreaterThan(0, "no import was killed in time");
    }

    private static TestPlace WithoutOrders(TestDatabase database)
    {
        var place = TestPlace.New(database);
        using var terminal = new Terminal(place.Address);
        terminal.Run("init", "--workspace", "Dealers", "--currency", "USD", "--scale", "4").Code.ShouldBe(0);
        foreach (var (file, kind, map) in new[]
        {
            ("DimSalesTerritory.csv", "territories", "territories.json"), ("DimEmployee.csv", "people", "people.json"),
            ("DimReseller.csv", "customers", "dealers.json"), ("DimProduct.csv", "products", "products.json"),
        })
        {
            var ran = terminal.Run("import", SampleFiles.Path(file), "--as", kind, "--map", SampleFiles.Path(map));
            ran.Code.ShouldBe(0, ran.Error);
        }
        return place;
    }

    private static string Dearer(TempFolder folder)
    {
        using var packed = new GZipStream(File.OpenRead(Orders[0]), CompressionMode.Decompress);
        using var text = new StreamReader(packed);
        var file = folder.File("dearer.csv");
        using var dearer = new StreamWriter(file);
        var header = text.ReadLine()!;
        dearer.WriteLine(header);
        var amount = Array.IndexOf(header.Split(','), "SalesAmount");
        while (text.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            fields[amount] = (decimal.Parse(fields[amount], CultureInfo.InvariantCulture) + 0.01m).ToString(CultureInfo.InvariantCulture);
            dearer.WriteLine(string.Join(',', fields));
        }
        return file;
    }

    /// <summary>A server may still be finishing what the killed process asked of it last: its commit, or taking all back.</summary>
    private static State Settled(TestPlace place, State before, State after)
    {
        for (var looks = 0; looks < 100; looks++)
        {
            if (StateOf(place) is var state && (state == before || state == after)) return state;
            Thread.Sleep(50);
        }
        return StateOf(place);
    }

    private static State StateOf(TestPlace place) => new(
        place.Number("SELECT COUNT(*) FROM order_line"),
        place.Number("SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM order_line"),
        place.Number("SELECT COUNT(*) FROM import"));
}
