using Attain.Facts;
using Record = Attain.Facts.Record;

namespace Attain.App.Tests.Web;

/// <summary>A company in which everything of one rep carries that rep's name.</summary>
internal static class TwoReps
{
    public const string Secret = "Zeta";

    public static void Fill(WorkspaceStore store, DateOnly today)
    {
        using var change = ChangeTransaction.Begin(store, "test", "test");
        var db = change.Db;
        var (source, id) = (new DataSource { Id = 1, Name = "test" }, change.Change.Id);
        db.Add(source);
        db.SaveChanges();
        Add(new Person { Id = RunningApp.Manager, Name = "Mary" }, new Person { Id = RunningApp.Anna, Name = "Anna", ManagerId = RunningApp.Manager, Sells = true }, new Person { Id = RunningApp.Zeta, Name = Secret, Sells = true });
        Add(new OrgUnit { Id = 1, Name = "Company", Kind = OrgUnitKind.Company }, new OrgUnit { Id = 2, Name = "North", Kind = OrgUnitKind.Division, ParentId = 1 });
        Add(new OrgUnit { Id = 3, Name = "Team Anna", Kind = OrgUnitKind.Team, ParentId = 2, LeaderId = RunningApp.Manager }, new OrgUnit { Id = 4, Name = $"Team {Secret}", Kind = OrgUnitKind.Team, ParentId = 2 });
        Add(new Membership { Id = 1, PersonId = RunningApp.Anna, OrgUnitId = 3, FromDay = today.AddYears(-3) }, new Membership { Id = 2, PersonId = RunningApp.Zeta, OrgUnitId = 4, FromDay = today.AddYears(-3) });
        Add(new Product { Id = 1, Name = "Pump" }, new Stage { Id = 1, Name = "Intent", Position = 1 }, new Stage { Id = 2, Name = "Won", Position = 2, Outcome = Outcome.Won });
        var number = 0;
        foreach (var (rep, name) in new[] { (RunningApp.Anna, "Anna"), (RunningApp.Zeta, Secret) })
            for (var i = 1; i <= 8; i++)
            {
                number++;
                Add(new Customer { Id = number, Name = $"{name} customer {i}", OwnerId = rep });
                Add(new Contact { Id = number, Name = $"{name} contact {i}", CustomerId = number });
                Add(new Lead { Id = number, Name = $"{name} lead {i}", RepId = rep, Day = today.AddDays(-i), CreatedAt = Instant(today.AddDays(-i)), Grade = "A" });
                Add(new Opportunity { Id = number, Name = $"{name} deal {i}", RepId = rep, CustomerId = number, StageId = 1, Day = today.AddDays(-20 - i), Amount = 1_000_000 * i });
                Add(new Activity { Id = number, Kind = "visit", Note = $"{name} note {i}", RepId = rep, CustomerId = number, OpportunityId = number, Day = today.AddDays(-2 * i) });
                Add(new Ticket { Id = number, Kind = $"{name} complaint {i}", RepId = rep, CustomerId = number, OpenedAt = Instant(today.AddDays(-i)), Day = today.AddDays(-i) });
                for (var month = 0; month < 18; month++)
                {
                    var order = number * 100 + month;
                    Add(new Order { Id = order, RepId = rep, CustomerId = number, Day = today.AddMonths(-month), ExternalId = $"{name}-{order}" });
                    Add(new OrderLine { Id = order, OrderId = order, ProductId = 1, Quantity = 1000, Amount = 10_000 * (i + month) });
                }
            }
        foreach (var rep in new[] { RunningApp.Anna, RunningApp.Zeta })
            Add(new Target { Id = rep, RepId = rep, FromDay = new DateOnly(today.Year, 1, 1), ToDay = new DateOnly(today.Year + 1, 1, 1), Value = 5_000_000, Metric = "revenue" });
        db.SaveChanges();
        change.Commit();

        void Add(params Record[] rows)
        {
            foreach (var row in rows)
            {
                (row.SourceId, row.ChangeId) = (1, id);
                if (row.ExternalId.Length == 0) row.ExternalId = $"{row.GetType().Name}-{row.Id}";
                db.Add(row);
            }
        }
    }

    private static long Instant(DateOnly day) => new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8)).ToUnixTimeSeconds();
}
