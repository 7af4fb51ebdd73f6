using Attain.Core;
using Attain.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts.Tests.Imports;

/// <summary>An import is there as a whole or not at all.</summary>
public sealed class TransactionTests
{
    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Import_called_off_halfway_leaves_nothing(TestDatabase database)
    {
        using var bench = new ImportBench(database);
        using var stop = new CancellationTokenSource();
        var file = bench.Write("long.csv", "id,name\n" + string.Concat(Enumerable.Range(1, 20_000).Select(i => $"{i},Customer {i}\n")));
        var request = new ImportRequest(file, "customers", ImportMapping.ByName("customers"));

        Should.Throw<OperationCanceledException>(() => new Importer(bench.Store).Run(request, new At(10_000, stop.Cancel), stop.Token));

        (bench.Scalar("SELECT COUNT(*) FROM customer"), bench.Scalar("SELECT COUNT(*) FROM import"), bench.Scalar("SELECT COUNT(*) FROM change")).ShouldBe((0, 0, 0));
        new Importer(bench.Store).Run(request, cancellationToken: TestContext.Current.CancellationToken).Inserted.ShouldBe(20_000);
    }

    [Fact]
    public void Locked_database_is_refused_with_a_clear_word()
    {
        using var bench = new ImportBench();
        using var other = bench.Store.Open();
        using var held = other.BeginTransaction();
        var impatient = new WorkspaceStore(new SqliteWorkspaceDatabase(bench.Store.Database.Place, busySeconds: 1), bench.Mappings, TimeProvider.System);
        var file = bench.Write("c.csv", "id,name\n1,A\n");

        var refused = Should.Throw<RefusedException>(() => new Importer(impatient).Run(new(file, "customers", ImportMapping.ByName("customers"))));

        ImportBench.Texts.Say(refused.Sentence, Language.English).ShouldStartWith("Another process is writing to the database");
        held.Rollback();
        bench.Import("customers", "id,name\n1,A\n").Inserted.ShouldBe(1);
    }

    [Fact]
    public void Calendar_grows_to_whole_fiscal_years_without_a_gap()
    {
        using var bench = new ImportBench();
        using (var db = bench.Store.NewDb()) db.Workspaces.ExecuteUpdate(set => set.SetProperty(w => w.FiscalFirstMonth, 4));
        bench.Import("spend", "day,amount\n2020-05-05,1\n");
        bench.Import("spend", "day,amount\n2024-03-31,1\n");
        bench.Import("spend", "day,amount\n2019-03-31,1\n");

        bench.Scalar("SELECT MIN(day) FROM calendar").ShouldBe(EpochDay.Of(new(2018, 4, 1)));
        bench.Scalar("SELECT MAX(day) FROM calendar").ShouldBe(EpochDay.Of(new(2024, 3, 31)));
        bench.Scalar("SELECT COUNT(*) FROM calendar").ShouldBe(new DateOnly(2024, 4, 1).DayNumber - new DateOnly(2018, 4, 1).DayNumber);
        bench.Scalar("SELECT year FROM calendar WHERE iso = '2020-03-31'").ShouldBe(EpochDay.Of(new(2019, 4, 1)));
    }

    [Fact]
    public void Problems_beyond_the_first_thousand_are_counted()
    {
        using var bench = new ImportBench();
        var report = bench.Import("customers", "id,potential\n" + string.Concat(Enumerable.Range(1, 2_500).Select(i => $"{i},x\n")));

        (report.Refused, report.Rejected, report.ProblemCount, report.Problems.Count).ShouldBe((true, 2_500, 2_500, 1_000));
    }

    private sealed class At(int rows, Action act) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value >= rows) act();
        }
    }
}
