using System.Text.Json;

namespace Attain.App.Tests;

/// <summary>What was done is not done again.</summary>
public sealed class RepeatTests
{
    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Files_imported_twice_change_nothing_the_second_time(TestDatabase database)
    {
        using var place = TestPlace.New(database);
        using var terminal = new Terminal(place.Address);
        using var folder = new TempFolder();
        SmallFiles.Load(terminal, folder);
        var (before, list) = (place.Footprint(), terminal.Run("import", "list", "--format", "json").Output);

        foreach (var (kind, text, rows) in new[] { ("people", SmallFiles.People, 3), ("customers", SmallFiles.Customers, 2), ("orders", SmallFiles.Orders, 2) })
        {
            var again = SmallFiles.Import(terminal, folder, kind, text).Json;
            again.GetProperty("import").ValueKind.ShouldBe(JsonValueKind.Null);
            new[] { "read", "inserted", "updated", "unchanged", "rejected" }.Select(n => again.GetProperty(n).GetInt32()).ShouldBe([rows, 0, 0, rows, 0]);
        }

        place.Footprint().ShouldBe(before);
        terminal.Run("import", "list", "--format", "json").Output.ShouldBe(list);
        terminal.Run("check").Code.ShouldBe(0);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Created_twice_keeps_what_is_there(TestDatabase database)
    {
        using var place = TestPlace.New(database);
        using var terminal = new Terminal(place.Address);
        using var folder = new TempFolder();
        SmallFiles.Load(terminal, folder);
        var before = place.Footprint();

        terminal.Run("init", "--workspace", "Small").Code.ShouldBe(0);

        place.Footprint().ShouldBe(before);
        terminal.Ask("metrics", "revenue").GetProperty("currency").GetString().ShouldBe("USD");
    }

    [Fact]
    public void List_of_imports_tells_each_file_and_what_it_did()
    {
        using var place = TestPlace.New(TestDatabase.Sqlite);
        using var terminal = new Terminal(place.Address);
        using var folder = new TempFolder();
        SmallFiles.Load(terminal, folder);
        SmallFiles.Import(terminal, folder, "customers", "id,name\nK2,South Bikes Ltd\nK3,West Bikes\nK1,North Bikes\n");

        terminal.Ask("import", "list").GetProperty("imports").EnumerateArray()
            .Select(i => string.Join(' ', new[] { "import", "kind", "file", "read", "inserted", "updated", "unchanged", "rejected" }.Select(n => i.GetProperty(n).ToString())))
            .ShouldBe(["1 people people.csv 3 3 0 0 0", "2 customers customers.csv 2 2 0 0 0", "3 orders orders.csv 2 2 0 0 0", "4 customers customers.csv 3 1 1 1 0"]);
        var table = terminal.Run("import", "list").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        table.Length.ShouldBe(6, "heads, a line under them, four imports");
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Dry_run_tells_what_it_would_do_and_changes_nothing(TestDatabase database)
    {
        using var place = TestPlace.New(database);
        using var terminal = new Terminal(place.Address);
        using var folder = new TempFolder();
        SmallFiles.Load(terminal, folder);
        var before = place.Footprint();

        var would = terminal.Ask("import", folder.Write("more.csv", "id,name\nK1,North Bikes Ltd\nK9,New Bikes\n"), "--as", "customers", "--dry-run");

        (would.GetProperty("inserted").GetInt32(), would.GetProperty("updated").GetInt32()).ShouldBe((1, 1));
        place.Footprint().ShouldBe(before);
    }
}
