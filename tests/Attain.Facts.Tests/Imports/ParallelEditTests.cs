using Attain.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts.Tests.Imports;

/// <summary>Somebody edits by hand what an import writes at the same moment: what the file does not mention stays as it was edited.</summary>
public sealed class ParallelEditTests
{
    private const int Customers = 2_000;

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task Edit_between_an_imports_reading_and_writing_is_not_written_over(TestDatabase database)
    {
        using var bench = new ImportBench(database);
        bench.Import("customers", "id,name\nC1,Old\n");
        bench.Import("orders", "order,lineNumber,day,amount\nO1,1,2024-01-05,10\n");
        using var written = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();

        var edit = Task.Run(() => EditSession.Run(bench.Store, "Wang", session =>
        {
            Change<Customer>(session, 1, row => row.Industry = "steel");
            Change<Order>(session, 1, row => row.Kind = DocumentKind.Credit);
            Change<OrderLine>(session, 1, row => row.Quantity = 7_000);
            written.Set();
            begun.Wait(TestContext.Current.CancellationToken);
            // The import has read by now, and waits for these rows; or, with one writer at a time, to begin.
            Thread.Sleep(1_500);
            return true;
        }), TestContext.Current.CancellationToken);
        written.Wait(TestContext.Current.CancellationToken);
        var import = Task.Run(() =>
        {
            begun.Set();
            Import(bench, "customers", "id,name\nC1,New\n").Updated.ShouldBe(1);
            Import(bench, "orders", "order,lineNumber,day,amount\nO1,1,2024-01-06,20\n").Updated.ShouldBe(1);
        }, TestContext.Current.CancellationToken);
        await Task.WhenAll(edit, import);

        using var db = bench.Store.NewDb();
        var customer = db.Set<Customer>().Single();
        (customer.Name, customer.Industry).ShouldBe(("New", "steel"));
        var order = db.Set<Order>().Single();
        (order.Day, order.Kind).ShouldBe((new DateOnly(2024, 1, 6), DocumentKind.Credit));
        var line = db.Set<OrderLine>().Single();
        (line.Amount, line.Quantity).ShouldBe((2_000, 7_000));
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task Edits_all_through_an_import_are_all_there_afterwards(TestDatabase database)
    {
        using var bench = new ImportBench(database);
        bench.Import("customers", "id,name\n" + string.Concat(Enumerable.Range(1, Customers).Select(i => $"C{i},Old {i}\n")));
        var edited = new Dictionary<int, string>();
        using var over = new CancellationTokenSource();

        var edits = Task.Run(() =>
        {
            var random = new Random(7);
            for (var n = 1; !over.IsCancellationRequested || n <= 20; n++)
            {
                var (id, industry) = (random.Next(1, Customers + 1), $"industry {n}");
                EditSession.Run(bench.Store, "Wang", session =>
                {
                    Change<Customer>(session, id, row => row.Industry = industry);
                    return true;
                });
                edited[id] = industry;
            }
        }, TestContext.Current.CancellationToken);
        for (var round = 0; round < 3; round++)
            Import(bench, "customers", "id,name\n" + string.Concat(Enumerable.Range(1, Customers).Select(i => $"C{i},Round {round} {i}\n"))).Updated.ShouldBe(Customers);
        await over.CancelAsync();
        await edits;

        using var db = bench.Store.NewDb();
        var rows = db.Set<Customer>().AsNoTracking().ToDictionary(row => row.Id);
        TestContext.Current.TestOutputHelper?.WriteLine($"{database}: {edited.Count} customers edited meanwhile");
        edited.Where(pair => rows[pair.Key].Industry != pair.Value).ShouldBeEmpty();
        rows.Values.ShouldAllBe(row => row.Name.StartsWith("Round 2"));
    }

    private static ImportReport Import(ImportBench bench, string kind, string csv) =>
        new Importer(bench.Store).Run(new(bench.Write($"{kind}-{Guid.NewGuid():N}.csv", csv), kind, ImportMapping.ByName(kind)));

    private static void Change<T>(EditSession session, int id, Action<T> change) where T : class, IEditedRow
    {
        var (before, after) = (session.Rows.Find<T>(id)!, session.Rows.Find<T>(id)!);
        change(after);
        session.Update(before, after);
    }
}
