using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Attain.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.Demo.Tests;

public sealed class DemoLoaderTests
{
    private static readonly StoppedTime Time = new(new DateOnly(2025, 8, 20));

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Whole_company_is_written_as_it_was_made_and_checks_clean(TestDatabase database)
    {
        using var place = TestWorkspace.Create(database, time: Time);
        var made = DemoCompany.Make(Time.Day);

        var store = new DemoLoader(place.Installation, Time).Load(cancellationToken: TestContext.Current.CancellationToken);

        using var db = store.NewDb();
        db.Set<OrderLine>().Sum(line => line.Amount).ShouldBe(made.Rows.OrderLines.Sum(line => line.Amount));
        db.Set<StageEntry>().Count().ShouldBe(made.Rows.StageEntries.Count);
        db.Set<Target>().Sum(target => target.Value).ShouldBe(made.Rows.Targets.Sum(target => target.Value));
        store.Profile().AsOf.ShouldBe(Time.Day);
        place.Services.GetServices<IIntegrityCheck>().Select(check => check.Run(store)).Where(result => result.Wrong > 0).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Load_cut_off_leaves_nothing_and_the_next_one_is_whole(TestDatabase database)
    {
        using var place = TestWorkspace.Create(database, time: Time);
        using var cut = new CancellationTokenSource();
        var loader = new DemoLoader(place.Installation, Time);
        Should.Throw<OperationCanceledException>(() => loader.Load(progress: new At(progress => { if (progress.Rows > 20_000) cut.Cancel(); }), cancellationToken: cut.Token));
        using (var db = place.Installation.Open(DemoLoader.DefaultName).NewDb()) db.Set<Customer>().Any().ShouldBeFalse();

        var store = loader.Load(cancellationToken: TestContext.Current.CancellationToken);

        // Ids may have moved by what the first try took; references moved with them.
        place.Services.GetServices<IIntegrityCheck>().Select(check => check.Run(store)).Where(result => result.Wrong > 0).ShouldBeEmpty();
        WorkspaceView.Open(store).Ask(new MetricQuery(MetricCatalogue.Revenue)).Rows[0].Values[0].Value.ShouldBe(DemoCompany.Make(Time.Day).Rows.OrderLines.Sum(line => line.Amount) / 100m);
    }

    [Fact]
    public void Second_load_changes_nothing()
    {
        using var place = TestWorkspace.Create(TestDatabase.Sqlite, time: Time);
        var loader = new DemoLoader(place.Installation, Time);
        var first = loader.Load(cancellationToken: TestContext.Current.CancellationToken).Profile();

        loader.Load(options: new DemoOptions { Seed = 2 }, cancellationToken: TestContext.Current.CancellationToken).Profile().ShouldBe(first);
    }

    [Fact]
    public void Renamed_demo_company_is_known_again()
    {
        using var place = TestWorkspace.Create(TestDatabase.Sqlite, time: Time);
        var loader = new DemoLoader(place.Installation, Time);
        loader.Load(cancellationToken: TestContext.Current.CancellationToken);
        place.Installation.Rename(DemoLoader.DefaultName, "Ours");

        loader.Load(cancellationToken: TestContext.Current.CancellationToken);

        place.Installation.WorkspaceNames().ShouldBe(["Ours", "Test"], ignoreOrder: true);
    }

    [Fact]
    public void Company_of_ones_own_that_had_the_name_of_the_demo_is_left_alone()
    {
        using var place = TestWorkspace.Create(TestDatabase.Sqlite, new NewWorkspace(DemoLoader.DefaultName), Time);
        RandomCompany.Fill(place.Store, 1);
        place.Installation.Rename(DemoLoader.DefaultName, "Ours");

        new DemoLoader(place.Installation, Time).Load(cancellationToken: TestContext.Current.CancellationToken);

        place.Installation.WorkspaceNames().ShouldBe(["Ours", DemoLoader.DefaultName], ignoreOrder: true);
    }

    [Fact]
    public void Workspace_with_other_data_is_refused()
    {
        using var place = TestWorkspace.Create(TestDatabase.Sqlite, new NewWorkspace("Other"), Time);
        RandomCompany.Fill(place.Store, 1);

        Should.Throw<RefusedException>(() => new DemoLoader(place.Installation, Time).Load("Other", cancellationToken: TestContext.Current.CancellationToken)).Sentence.Key.ShouldBe("demo.notEmpty");
    }

    private sealed class At(Action<DemoProgress> tell) : IProgress<DemoProgress>
    {
        public void Report(DemoProgress value) => tell(value);
    }
}
