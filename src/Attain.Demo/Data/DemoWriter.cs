using System.Reflection;
using Attain.Facts;
using Microsoft.EntityFrameworkCore;
using Membership = Attain.Facts.Membership;

namespace Attain.Demo;

/// <summary>Writes all rows of a company in one transaction.</summary>
internal sealed class DemoWriter
{
    public const string Source = "demo";

    private const int Batch = 20_000;

    private readonly ChangeTransaction change;
    private readonly DataSource source;
    private readonly IProgress<DemoProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly Dictionary<Type, int> shifts = [];
    private readonly int all;
    private int written;

    private DemoWriter(ChangeTransaction change, DataSource source, int all, IProgress<DemoProgress>? progress, CancellationToken cancellation) =>
        (this.change, this.source, this.all, this.progress, this.cancellation) = (change, source, all, progress, cancellation);

    public static void Write(WorkspaceStore store, DemoCompany company, IProgress<DemoProgress>? progress, CancellationToken cancellation)
    {
        using var writing = ChangeTransaction.Begin(store, "import", Source);
        var from = new DataSource { Name = Source };
        writing.Db.Add(from);
        var workspace = writing.Db.Workspaces.Single();
        workspace.LastFactDay = company.AsOf;
        writing.Db.Update(workspace);
        writing.Db.SaveChanges();

        var targets = company.Rows.Targets;
        CalendarFiller.Cover(writing.Db, writing.Bulk, store.Profile(), company.Facts.From.AddYears(-1), targets.Max(target => target.ToDay));
        new DemoWriter(writing, from, company.Rows.Count, progress, cancellation).WriteAll(company.Rows);
        cancellation.ThrowIfCancellationRequested();
        writing.Commit();
    }

    /// <summary>What is referred to comes before what refers to it.</summary>
    private void WriteAll(Rows rows)
    {
        Insert<Territory>(rows.Territories);
        Insert<Person>(rows.People);
        Insert<OrgUnit>(rows.Units);
        Insert<Membership>(rows.Memberships);
        Insert<Customer>(rows.Customers);
        Insert<Contact>(rows.Contacts);
        Insert<ProductCategory>(rows.Categories);
        Insert<ProductLine>(rows.Lines);
        Insert<ProductRole>(rows.Roles);
        Insert<Product>(rows.Products);
        Insert<Channel>(rows.Channels);
        Insert<LeadSource>(rows.Sources);
        Insert<Stage>(rows.Stages);
        Insert<Order>(rows.Orders);
        Insert<OrderLine>(rows.OrderLines);
        Insert<Lead>(rows.Leads);
        Insert<Opportunity>(rows.Deals);
        Insert<StageEntry>(rows.StageEntries);
        Insert<Activity>(rows.Activities);
        Insert<Ticket>(rows.Tickets);
        Insert<Spend>(rows.Spends);
        Insert<Target>(rows.Targets);
    }

    private void Insert<T>(List<T> rows) where T : Record
    {
        var ids = change.Bulk.NextIds<T>(rows.Count);
        shifts[typeof(T)] = ids[0] - 1;
        if (shifts.Values.Any(shift => shift != 0)) Shift(rows);
        foreach (var row in rows) (row.SourceId, row.ChangeId) = (source.Id, change.Change.Id);
        foreach (var batch in rows.Chunk(Batch))
        {
            cancellation.ThrowIfCancellationRequested();
            change.Bulk.Insert(batch);
            written += batch.Length;
            progress?.Report(new DemoProgress(written, all));
        }
    }

    /// <summary>Ids need not begin at 1 where an earlier try was taken back: every id and every reference moves by what its table is off.</summary>
    private void Shift<T>(List<T> rows) where T : Record
    {
        var entity = change.Db.Model.FindEntityType(typeof(T))!;
        List<(PropertyInfo Property, Type To)> references =
        [
            .. entity.GetForeignKeys().Select(key => (key.Properties[0].PropertyInfo!, key.PrincipalEntityType.ClrType)),
            (typeof(T).GetProperty(nameof(Record.Id))!, typeof(T)),
        ];
        if (typeof(T) == typeof(OrgUnit)) references.Add((typeof(OrgUnit).GetProperty(nameof(OrgUnit.LeaderId))!, typeof(Person)));
        foreach (var (property, to) in references.Where(reference => shifts.GetValueOrDefault(reference.To) != 0))
            foreach (var row in rows)
                if (property.GetValue(row) is int id) property.SetValue(row, id + shifts[to]);
    }
}
