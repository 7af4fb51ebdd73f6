using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Record = Attain.Facts.Record;

namespace Attain.Tests.Support;

/// <summary>A company written down in a test, in a real database. Money is yuan with two decimals.</summary>
public sealed class SmallCompany : IDisposable
{
    public static readonly DateOnly Start = new(2023, 1, 1);

    /// <summary>Facts, in an order in which none refers to a later one: many rows, so written in bulk.</summary>
    private static readonly IReadOnlyList<(Type Type, Action<ChangeTransaction, IReadOnlyList<Record>> Insert)> InBulk =
    [
        (typeof(Order), Insert<Order>), (typeof(OrderLine), Insert<OrderLine>), (typeof(Lead), Insert<Lead>), (typeof(Opportunity), Insert<Opportunity>),
        (typeof(StageEntry), Insert<StageEntry>), (typeof(Activity), Insert<Activity>), (typeof(Ticket), Insert<Ticket>), (typeof(Spend), Insert<Spend>),
        (typeof(Target), Insert<Target>),
    ];

    private readonly TestWorkspace workspace;
    private readonly List<Record> rows = [];
    private readonly Dictionary<Type, int> ids = [];

    private SmallCompany(TestDatabase database, NewWorkspace? wanted, TimeProvider? time) => workspace = TestWorkspace.Create(database, wanted, time);

    /// <summary>Order lines with what the test needs of their orders.</summary>
    public List<(Order Order, OrderLine Line)> Lines { get; } = [];

    /// <summary>Whether the calendar table is filled, from the year before <see cref="Start"/> to the third after it: SQL needs it to cut by time.</summary>
    public bool HasCalendar { get; set; }

    public static SmallCompany Of(
        int reps, int customers, int products, TestDatabase database = TestDatabase.Sqlite, NewWorkspace? wanted = null, TimeProvider? time = null)
    {
        var company = new SmallCompany(database, wanted, time);
        for (var i = 1; i <= reps; i++) company.Add(new Person { Name = $"Rep {i}", Sells = true });
        for (var i = 1; i <= customers; i++) company.Add(new Customer { Name = $"Customer {i}" });
        for (var i = 1; i <= products; i++) company.Add(new Product { Name = $"Product {i}" });
        return company;
    }

    /// <summary>A company of chance: two and a half years of orders, some returns, some lines without customer, product, rep or cost.</summary>
    public static SmallCompany Random(Random random, int orders = 150)
    {
        var company = Of(reps: 3, customers: 12, products: 6);
        for (var i = 0; i < orders; i++)
        {
            var order = company.Order(
                Start.AddDays(random.Next(900)), Rarely(8, random.Next(1, 13)), Rarely(10, random.Next(1, 4)),
                random.Next(12) == 0 ? DocumentKind.Return : DocumentKind.Order);
            for (var line = random.Next(1, 4); line > 0; line--)
            {
                var sign = order.Kind == DocumentKind.Return || random.Next(10) == 0 ? -1 : 1;
                company.Line(
                    order, sign * random.Next(0, 50_000), Rarely(8, random.Next(1, 7)), sign * random.Next(0, 20) * 1000,
                    random.Next(4) == 0 ? null : sign * random.Next(0, 40_000));
            }
        }

        return company;

        int? Rarely(int oneIn, int id) => random.Next(oneIn) == 0 ? null : id;
    }

    public T Add<T>(T row)
        where T : Record
    {
        row.Id = ids[typeof(T)] = ids.GetValueOrDefault(typeof(T)) + 1;
        row.SourceId = 1;
        row.ExternalId = $"{typeof(T).Name}-{row.Id}";
        rows.Add(row);
        return row;
    }

    public Order Order(DateOnly day, int? customer, int? rep = 1, DocumentKind kind = DocumentKind.Order) =>
        Add(new Order { Day = day, CustomerId = customer, RepId = rep, Kind = kind });

    public void Line(Order order, long amount, int? product = 1, long quantity = 1000, long? cost = null)
    {
        var isReturn = quantity < 0 || order.Kind != DocumentKind.Order;
        var line = new OrderLine { OrderId = order.Id, ProductId = product, Quantity = quantity, Amount = amount, Cost = cost, IsReturn = isReturn };
        Lines.Add((order, Add(line)));
    }

    /// <summary>An order of one line.</summary>
    public void Sell(DateOnly day, int? customer, long amount, int? rep = 1, int? product = 1, long quantity = 1000) =>
        Line(Order(day, customer, rep), amount, product, quantity);

    /// <summary>A moment of a day in the workspace's usual time zone, as UTC seconds since 1970.</summary>
    public static long At(DateOnly day, int hour, int minute = 0) =>
        new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, minute)), TimeSpan.FromHours(8)).ToUnixTimeSeconds();

    public WorkspaceView Open(DateOnly? asOf = null, params (Threshold Threshold, decimal Value)[] settings)
    {
        using (var change = ChangeTransaction.Begin(workspace.Store, "test", "test"))
        {
            if (!change.Db.Set<DataSource>().Any()) change.Db.Add(new DataSource { Id = 1, Name = "test" });
            change.Db.SaveChanges();
            foreach (var row in rows) row.ChangeId = change.Change.Id;
            change.Db.AddRange(rows.Where(row => InBulk.All(kind => kind.Type != row.GetType())));
            change.Db.SaveChanges();
            foreach (var (_, insert) in InBulk) insert(change, rows);
            if (HasCalendar) CalendarFiller.Cover(change.Db, change.Bulk, workspace.Store.Profile(), Start.AddYears(-1), Start.AddYears(3));
            change.Db.AddRange(settings.Select(setting => new Setting { Key = setting.Threshold.Key, Value = FormattableString.Invariant($"{setting.Value}") }));
            change.Commit();
        }

        rows.Clear();
        return WorkspaceView.Open(workspace.Store).AsOfDay(asOf ?? Start.AddDays(900));
    }

    public void Dispose() => workspace.Dispose();

    private static void Insert<T>(ChangeTransaction change, IReadOnlyList<Record> rows)
        where T : Record
    {
        if (rows.OfType<T>().ToList() is { Count: > 0 } some) change.Bulk.Insert(some);
    }
}
