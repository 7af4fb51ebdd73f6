using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Attain.Tests.Support;
using Record = Attain.Facts.Record;

namespace Attain.Targets.Tests;

/// <summary>
/// A company written down in a test, in a real database. It works Monday to Friday; money is yuan with two decimals
/// unless told otherwise.
/// </summary>
internal sealed class Company : IDisposable
{
    private readonly TestWorkspace workspace;
    private readonly List<Action<ChangeTransaction>> inserts = [];
    private readonly Dictionary<Type, object> rows = [];

    public Company(TestDatabase database = TestDatabase.Sqlite, int scale = 2, int firstMonth = 1) =>
        workspace = TestWorkspace.Create(database, new NewWorkspace("Test") { WorkingCalendar = "weekdays", Scale = scale, FiscalFirstMonth = firstMonth });

    public WorkspaceStore Store => workspace.Store;

    public IReadOnlyList<IIntegrityCheck> Checks => [.. (IEnumerable<IIntegrityCheck>)workspace.Services.GetService(typeof(IEnumerable<IIntegrityCheck>))!];

    public T Add<T>(T row)
        where T : Record
    {
        if (!rows.TryGetValue(typeof(T), out var known))
        {
            var list = new List<T>();
            rows[typeof(T)] = known = list;
            inserts.Add(change =>
            {
                foreach (var one in list) one.ChangeId = change.Change.Id;
                // The ids written here are taken, so that what is written later gets others.
                change.Bulk.NextIds<T>(list.Count);
                change.Bulk.Insert(list);
            });
        }
        var all = (List<T>)known;
        row.Id = all.Count + 1;
        row.SourceId = 1;
        if (row.ExternalId.Length == 0) row.ExternalId = FormattableString.Invariant($"{row.Id:D6}");
        all.Add(row);
        return row;
    }

    public Person Rep(string name, DateOnly? left = null) => Add(new Person { Name = name, Sells = true, LeaveDay = left });

    public Product Product(string name) => Add(new Product { Name = name, LineId = Add(new ProductLine { Name = $"{name} line" }).Id });

    /// <summary>An order of one line.</summary>
    public void Sell(DateOnly day, long amount, int? rep = null, int? product = null, int? customer = null, int? channel = null)
    {
        var order = Add(new Order { Day = day, RepId = rep, CustomerId = customer, ChannelId = channel });
        Add(new OrderLine { OrderId = order.Id, ProductId = product, Quantity = 1000, Amount = amount });
    }

    public WorkspaceView Open(DateOnly asOf)
    {
        using (var change = ChangeTransaction.Begin(Store, "test", "test"))
        {
            change.Db.Add(new DataSource { Name = "test" });
            change.Db.SaveChanges();
            foreach (var insert in inserts) insert(change);
            change.Commit();
        }
        return WorkspaceView.Open(Store).AsOfDay(asOf);
    }

    public void Dispose() => workspace.Dispose();
}
