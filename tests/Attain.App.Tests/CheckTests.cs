namespace Attain.App.Tests;

/// <summary><c>attain check</c> is clean on sound data and finds planted damage.</summary>
public sealed class CheckTests(LoadedSample sample)
{
    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Sample_is_clean(TestDatabase database)
    {
        var ran = sample.On(database).Run("check", "--format", "json");
        ran.Code.ShouldBe(0, ran.Output);
        ran.Json.GetProperty("clean").GetBoolean().ShouldBeTrue();
        ran.Json.GetProperty("checks").EnumerateArray().Select(c => c.GetProperty("check").GetString())
            .ShouldBe(["storage", "references", "changes", "calendar", "managers", "columns", "plans"]);
    }

    [Theory]
    [InlineData("references", "UPDATE sales_order SET customer_id = 4711 WHERE id = 1")]
    [InlineData("references", "UPDATE order_line SET order_id = 4711 WHERE id = 1")]
    [InlineData("changes", "UPDATE workspace SET seq = seq + 1")]
    [InlineData("changes", "UPDATE change SET seq = NULL WHERE id = 2")]
    [InlineData("changes", "UPDATE change SET seq = 9 WHERE seq = 2")]
    [InlineData("changes", "UPDATE customer SET change_id = 4711 WHERE id = 1")]
    [InlineData("calendar", "DELETE FROM calendar WHERE iso = '2024-03-05'")]
    [InlineData("managers", "UPDATE person SET manager_id = 2 WHERE id = 1")]
    public void Planted_damage_is_found_and_named(string check, string damage)
    {
        using var place = TestPlace.New(TestDatabase.Sqlite);
        using var terminal = new Terminal(place.Address);
        using var folder = new TempFolder();
        SmallFiles.Load(terminal, folder);
        terminal.Run("check").Code.ShouldBe(0);

        place.Execute($"PRAGMA foreign_keys = OFF; {damage}");

        var ran = terminal.Run("check", "--format", "json");
        ran.Code.ShouldBe(1);
        System.Text.Json.JsonDocument.Parse(ran.Output).RootElement.GetProperty("checks").EnumerateArray()
            .Where(c => c.GetProperty("wrong").GetInt64() > 0).Select(c => c.GetProperty("check").GetString()).ShouldContain(check);
        terminal.Run("check").Output.Split('\n').Count(line => line.StartsWith('✗')).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Damaged_file_is_found_and_named()
    {
        using var place = TestPlace.New(TestDatabase.Sqlite);
        using var terminal = new Terminal(place.Address);
        using var folder = new TempFolder();
        SmallFiles.Load(terminal, folder);
        place.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        using (var file = File.OpenWrite(Path.Combine(place.Address, "small.db")))
        {
            // The second half, without the pages that name the tables.
            file.Position = file.Length / 2;
            file.Write(new byte[file.Length / 2]);
        }

        var ran = terminal.Run("check");

        ran.Code.ShouldBe(1);
        (ran.Output + ran.Error).ShouldContain("Restore it from a backup");
    }
}
