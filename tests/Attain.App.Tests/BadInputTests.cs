using System.IO.Compression;
using System.Text;
using Attain.Core;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Attain.App.Tests;

/// <summary>Whatever is wrong with a file: exit code 1, one clear message with the place, nothing changed.</summary>
public sealed class BadInputTests(MessageBook book, SmallPlaces places) : IClassFixture<SmallPlaces>
{
    private const string OrderHead = "order,day,customer,rep,quantity,amount\n";

    /// <summary>What is wrong, the kind of file, its name and text, and what the message must name.</summary>
    private static readonly (string Case, string Kind, string File, string Text, string[] Names)[] Files =
    [
        ("A column is missing", "orders", "no-amount.csv", "order,day,customer\nO9,2024-03-01,K1\n", ["no-amount.csv", "amount"]),
        ("A wrong date", "orders", "wrong-date.csv", $"{OrderHead}O8,2024-03-01,K1,2,1,10\nO9,2024-02-30,K1,2,1,10\n", ["wrong-date.csv row 3", "column day", "2024-02-30"]),
        ("A date out of range", "orders", "far-date.csv", $"{OrderHead}O9,1024-02-03,K1,2,1,10\n", ["far-date.csv row 2", "column day"]),
        ("A date that can be read in two ways", "orders", "unclear-date.csv", $"{OrderHead}O9,03/04/2024,K1,2,1,10\n", ["unclear-date.csv row 2", "03/04/2024"]),
        ("A duplicate key", "customers", "twice.csv", "id,name\nK7,A\nK8,B\nK7,C\n", ["twice.csv row 4", "K7", "line 2"]),
        ("A line of an order twice", "orders", "line-twice.csv", "order,lineNumber,day,amount\nO9,1,2024-03-01,10\nO9,1,2024-03-01,12\n", ["line-twice.csv row 3", "O9", "line 2"]),
        ("An unknown rep", "orders", "unknown-rep.csv", $"{OrderHead}O9,2024-03-01,K1,77,1,10\n", ["unknown-rep.csv row 2", "column rep", "77"]),
        ("An unknown customer", "orders", "unknown-customer.csv", $"{OrderHead}O9,2024-03-01,K77,2,1,10\n", ["unknown-customer.csv row 2", "column customer", "K77"]),
        ("A circle among managers", "people", "circle.csv", "id,name,manager\n7,Gus,8\n8,Hal,9\n9,Ida,7\n", ["circle.csv", "Gus", "Hal", "Ida"]),
        ("A circle with people who are there already", "people", "late-circle.csv", "id,name,manager,sells\n1,Ada,3,0\n", ["late-circle.csv", "Ada", "Cui"]),
        ("A number out of range", "orders", "too-large.csv", $"{OrderHead}O9,2024-03-01,K1,2,1,99999999999999999999\n", ["too-large.csv row 2", "column amount"]),
        ("More decimals than the workspace keeps", "orders", "too-fine.csv", $"{OrderHead}O9,2024-03-01,K1,2,1,10.00001\n", ["too-fine.csv row 2", "column amount", "10.00001"]),
        ("Not a number", "orders", "not-a-number.csv", $"{OrderHead}O9,2024-03-01,K1,2,1,ten\n", ["not-a-number.csv row 2", "column amount", "ten"]),
        ("Not a CSV file, but prose", "orders", "prose.csv", "Dear colleagues\nplease find attached\nthe orders of March\n", ["prose.csv"]),
        ("A quote left open", "orders", "open-quote.csv", $"{OrderHead}\"O9,2024-03-01,K1,2,1,10\nO10,2024-03-01,K1,2,1,10\n", ["open-quote.csv", "quote"]),
        ("Too few columns in a row", "orders", "ragged.csv", $"{OrderHead}O9,2024-03-01,K1\n", ["ragged.csv row 2", "3", "6"]),
        ("An empty file", "orders", "empty.csv", "", ["empty.csv"]),
        ("A header and no rows", "orders", "head-only.csv", OrderHead, ["head-only.csv"]),
        ("A file that is not there", "orders", "", "", ["nowhere.csv"]),
    ];

    public static TheoryData<TestDatabase, string> Cases()
    {
        var cases = new TheoryData<TestDatabase, string>();
        foreach (var database in Enum.GetValues<TestDatabase>())
            foreach (var name in Files.Select(f => f.Case).Concat(["A truncated .gz", "A damaged .gz", "A spreadsheet instead of a CSV file", "A mapping that is not JSON", "A mapping with an unknown word"])) cases.Add(database, name);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Bad_file_is_refused_with_its_place_and_changes_nothing(TestDatabase database, string name)
    {
        var (place, terminal) = (places.Place(database), places.On(database));
        using var folder = new TempFolder();
        var before = place.Footprint();
        var (command, names) = Command(name, folder);

        var (english, chinese) = (terminal.Run(command), terminal.Run(Language.Chinese, command));

        english.Code.ShouldBe(1, english.Output + english.Error);
        chinese.Code.ShouldBe(1);
        var said = english.Error + english.Output;
        foreach (var part in names) said.ShouldContain(part);
        said.ShouldNotContain("   at ");
        place.Footprint().ShouldBe(before);
        terminal.Run("check").Code.ShouldBe(0);
        if (database == TestDatabase.Sqlite) book.Write(name, $"attain {string.Join(' ', command)}", folder.Path, english, chinese);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Locked_database_is_refused_when_patience_ends(TestDatabase database)
    {
        var (place, terminal) = (places.Place(database), places.On(database));
        using var folder = new TempFolder();
        var before = place.Footprint();
        var file = folder.Write("more.csv", "id,name\nK9,New Bikes\n");
        foreach (string[] command in new string[][] { ["import", file, "--as", "customers"], ["plan", "new", "--year", "2025", "--total", "1000"], ["init", "--as-of", "2024-03-03", "--workspace", "Small"] })
        {
            var ran = place.Read((_, connection) =>
            {
                using var held = connection.BeginTransaction();
                using var write = connection.CreateCommand();
                (write.Transaction, write.CommandText) = (held, "UPDATE workspace SET seq = seq + 1");
                write.ExecuteNonQuery();
                var refused = terminal.Execute(command);
                held.Rollback();
                return refused;
            });
            ran.Refusal.ShouldContain("Another process is writing");
            place.Footprint().ShouldBe(before);
            book.Write($"A locked database ({database})", $"attain {string.Join(' ', command)}", folder.Path, ran);
        }
        terminal.Execute("import", file, "--as", "customers", "--dry-run").Code.ShouldBe(0);
    }

    [Fact]
    public void Database_that_cannot_be_reached_is_named()
    {
        using var folder = new TempFolder();
        var file = folder.Write("file", "");
        var server = new NpgsqlConnectionStringBuilder(PostgresServer.ConnectionString);
        foreach (var (name, address, part) in new[]
        {
            ("A wrong connection string", "Host=localhost;Prot=5432;Password=secret", "Prot"),
            ("A connection string without a host", "Database=sales;Password=secret", "Host"),
            ("No server at host and port", "Host=127.0.0.1;Port=1;Username=me;Password=secret;Database=sales", "127.0.0.1"),
            ("No host of that name", "Host=nowhere.invalid;Username=me;Password=secret;Database=sales", "nowhere.invalid"),
            ("No database of that name", new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "nowhere" }.ConnectionString, "nowhere"),
            ("A folder within a file", Path.Combine(file, "data"), file),
            ("A folder that may not be written", Forbidden(folder), Forbidden(folder)),
            ("A folder where nothing was created", folder.File("nothing"), "init"),
        })
        {
            string[] command = name.Contains("nothing", StringComparison.Ordinal) ? ["metrics", "revenue"] : ["init"];
            using var terminal = new Terminal(address);
            var ran = terminal.Execute(command);
            book.Write(name, $"attain {string.Join(' ', command)} --db \"{address.Replace("secret", "…", StringComparison.Ordinal)}\"", folder.Path, ran, terminal.Run(Language.Chinese, command));
            ran.Refusal.ShouldContain(part, customMessage: name);
            ran.Refusal.ShouldNotContain("\n", customMessage: name);
            ran.Refusal.ShouldNotContain("secret");
        }
    }

    [Fact]
    public void File_that_is_no_database_is_named()
    {
        using var place = TestPlace.New(TestDatabase.Sqlite);
        using var terminal = new Terminal(place.Address);
        File.WriteAllText(Path.Combine(place.Address, "control.db"), new string('x', 5000));
        var ran = terminal.Run("metrics", "revenue");
        book.Write("A file that is no database", "attain metrics revenue", place.Address, ran, terminal.Run(Language.Chinese, "metrics", "revenue"));
        ran.Refusal.ShouldContain($"{place.Address} is not a sound database");
    }

    private static (string[] Command, string[] Names) Command(string name, TempFolder folder)
    {
        var orders = Encoding.UTF8.GetBytes(OrderHead + string.Concat(Enumerable.Range(1, 5_000).Select(i => $"P{i},2024-03-01,K1,2,1,{i * 37 % 1000}.25\n")));
        switch (name)
        {
            case "A truncated .gz":
                return (["import", Bytes("cut.csv.gz", Packed(orders)[..^3000]), "--as", "orders"], ["cut.csv.gz", "cut off"]);
            case "A damaged .gz":
                var packed = Packed(orders);
                packed.AsSpan(packed.Length / 2, 200).Fill(0x55);
                return (["import", Bytes("damaged.csv.gz", packed), "--as", "orders"], ["damaged.csv.gz"]);
            case "A spreadsheet instead of a CSV file":
                return (["import", Bytes("orders.csv", [0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0, .. Packed(orders)[..2000]]), "--as", "orders"], ["orders.csv", "not text"]);
            case "A mapping that is not JSON":
                return (["import", folder.Write("o.csv", OrderHead), "--as", "orders", "--map", folder.Write("map.json", "{ fields: ")], ["map.json"]);
            case "A mapping with an unknown word":
                return (["import", folder.Write("o.csv", OrderHead), "--as", "orders", "--map", folder.Write("map.json", """{ "kind": "orders", "feilds": {} }""")], ["map.json", "feilds"]);
            default:
                var file = Files.Single(f => f.Case == name);
                return (["import", file.File == "" ? folder.File("nowhere.csv") : folder.Write(file.File, file.Text), "--as", file.Kind], file.Names);
        }

        string Bytes(string as_, byte[] bytes)
        {
            File.WriteAllBytes(folder.File(as_), bytes);
            return folder.File(as_);
        }
    }

    private static byte[] Packed(byte[] text)
    {
        using var bytes = new MemoryStream();
        using (var packing = new GZipStream(bytes, CompressionLevel.Fastest)) packing.Write(text);
        return bytes.ToArray();
    }

    /// <summary>Root may write anywhere but where the kernel itself says no.</summary>
    private static string Forbidden(TempFolder folder)
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess) return "/proc/attain";
        var path = folder.File("forbidden");
        System.IO.Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }
}
