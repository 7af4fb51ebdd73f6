using Attain.Core;
using Attain.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Attain.Facts.Tests;

public sealed class InstallationTests
{
    public static TheoryData<TestDatabase> Databases => [TestDatabase.Sqlite, TestDatabase.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public void A_new_workspace_is_found_again_with_its_settings(TestDatabase database)
    {
        using var test = TestWorkspace.Create(database, new("远航智造") { Currency = "USD", Scale = 4, FiscalFirstMonth = 4 });

        using var again = Installation.At(test.Address, test.Mappings, TimeProvider.System);

        again.WorkspaceNames().ShouldBe(["远航智造"]);
        var profile = again.Open().Profile();
        profile.Currency.ShouldBe(new Currency("USD", 4));
        profile.Calendar.FirstMonth.ShouldBe(4);
    }

    [Theory, MemberData(nameof(Databases))]
    public void Two_workspaces_do_not_see_each_other(TestDatabase database)
    {
        using var test = TestWorkspace.Create(database, new("One"));
        var two = test.Installation.Ensure(new("Two"));

        using (var change = ChangeTransaction.Begin(two, "edit", "test"))
        {
            change.Db.Add(new DataSource { Name = "crm" });
            change.Commit();
        }

        using var one = test.Store.NewDb();
        one.Set<DataSource>().Count().ShouldBe(0);
        two.Profile().Seq.ShouldBe(1);
        test.Store.Profile().Seq.ShouldBe(0);
        test.Installation.WorkspaceNames().ShouldBe(["One", "Two"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public void A_change_that_is_not_committed_leaves_nothing(TestDatabase database)
    {
        using var test = TestWorkspace.Create(database);
        using (var change = ChangeTransaction.Begin(test.Store, "edit", "test")) change.Db.Add(new DataSource { Name = "crm" });

        using var db = test.Store.NewDb();
        db.Set<Change>().Count().ShouldBe(0);
        db.Set<DataSource>().Count().ShouldBe(0);
    }

    [Theory, MemberData(nameof(Databases))]
    public void An_older_database_is_copied_before_it_is_upgraded(TestDatabase database)
    {
        using var test = TestWorkspace.Create(database);
        using (var change = ChangeTransaction.Begin(test.Store, "edit", "test"))
        {
            change.Db.Add(new DataSource { Name = "kept" });
            change.Commit();
        }
        AsIfOneMigrationWereMissing(test.Store);

        test.Installation.Open(null, out var copy);

        copy.ShouldNotBeNull();
        using var db = test.Store.NewDb();
        db.Set<DataSource>().Single().Name.ShouldBe("kept");
        db.Database.GetPendingMigrations().ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public void A_database_of_a_newer_build_is_refused_and_left_alone(TestDatabase database)
    {
        using var test = TestWorkspace.Create(database);
        using (var db = test.Store.NewDb())
            db.Database.ExecuteSqlRaw("INSERT INTO \"__EFMigrationsHistory\" VALUES ('99991231000000_Future', '99.0.0')");

        Should.Throw<RefusedException>(() => test.Installation.Open()).Sentence.Key.ShouldBe("database.newer");
    }

    public static TheoryData<NewWorkspace, string> Impossible => new()
    {
        { new("Wrong") { Currency = "yuan" }, "workspace.wrongCurrency" },
        { new("Wrong") { Scale = 7 }, "workspace.wrongScale" },
        { new("Wrong") { FiscalFirstMonth = 13 }, "workspace.wrongFirstMonth" },
        { new("Wrong") { TimeZone = "Mars/Phobos" }, "workspace.wrongTimeZone" },
        { new("Wrong") { WorkingCalendar = "moon" }, "workspace.unknownCalendar" },
    };

    [Theory, MemberData(nameof(Impossible))]
    public void A_setting_no_workspace_can_have_is_refused_before_anything_is_made(NewWorkspace wanted, string why)
    {
        using var folder = new TempFolder();
        using var services = Attain.App.AttainServices.Build();
        using var installation = Installation.At(folder.Path, Attain.App.AttainServices.Mappings(services), TimeProvider.System);

        Should.Throw<RefusedException>(() => installation.Ensure(wanted)).Sentence.Key.ShouldBe(why);

        System.IO.Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void A_place_without_workspaces_says_what_to_do()
    {
        using var folder = new TempFolder();
        using var nothing = Installation.At(folder.Path, [], TimeProvider.System);

        Should.Throw<RefusedException>(() => nothing.Open()).Sentence.Key.ShouldBe("installation.empty");
    }

    [Theory]
    [InlineData("Host=;Database=x")]
    [InlineData("Hots=localhost;Database=x")]
    [InlineData("Host=localhost;Port=many")]
    public void A_wrong_connection_string_is_refused(string text) =>
        Should.Throw<RefusedException>(() => Installation.At(text, [], TimeProvider.System)).Sentence.Key.ShouldBe("installation.badAddress");

    /// <summary>Takes back what the last migration did, as far as the history says, by dropping what it made.</summary>
    private static void AsIfOneMigrationWereMissing(WorkspaceStore store)
    {
        using var db = store.NewDb();
        var applied = db.Database.GetAppliedMigrations().ToList();
        if (applied.Count > 1) db.GetService<IMigrator>().Migrate(applied[^2]);
        else Assert.Skip("There is one migration only.");
    }
}
