using System.Globalization;
using Attain.Core;
using Attain.Facts;
using Membership = Attain.Facts.Membership;

namespace Attain.Tests.Support;

/// <summary>
/// A random but consistent company in a workspace: the same seed and size make the same rows in any database. Written
/// through changes as imports write, so that snapshots can follow.
/// </summary>
public sealed class RandomCompany
{
    private readonly Random _random;
    private readonly CompanySize _size;
    private readonly RandomRows _rows;

    private RandomCompany(int seed, CompanySize size)
    {
        _random = new Random(seed);
        _size = size;
        _rows = new(_random, size);
    }

    /// <summary>The rows of one type as they are in the database, deleted ones too; change them only through <see cref="Edit"/>.</summary>
    public IReadOnlyList<T> Rows<T>() where T : Record => [.. _rows.All<T>().Cast<T>()];

    /// <summary>Fills an empty workspace, its calendar too.</summary>
    public static RandomCompany Fill(WorkspaceStore store, int seed, CompanySize? size = null)
    {
        var company = new RandomCompany(seed, size ?? new());
        using var change = ChangeTransaction.Begin(store, "import", "random");
        change.Db.Add(new DataSource { Id = 1, Name = "random" });
        change.Db.SaveChanges();
        company.FillCalendar(change, store.Profile().Calendar, store.Profile().WorkingDays);
        company.FillDimensions(change);
        company.FillFacts(change);
        var workspace = change.Db.Workspaces.Single();
        workspace.LastFactDay = company._size.Days.Last;
        change.Db.Update(workspace);
        change.Commit();
        return company;
    }

    /// <summary>One more change: some rows of some tables inserted, replaced, deleted or brought back.</summary>
    public void Edit(WorkspaceStore store)
    {
        using var change = ChangeTransaction.Begin(store, "edit", "random");
        if (_rows.Chance(0.5)) EditSome(change, _rows.Order);
        if (_rows.Chance(0.5)) AddLines(change, Add(change, _random.Next(0, 4), _ => _rows.Order()));
        if (_rows.Chance(0.5)) EditSome<OrderLine>(change, null);
        if (_rows.Chance(0.4)) EditSome(change, _rows.Lead);
        if (_rows.Chance(0.4)) EditSome(change, _rows.Opportunity);
        if (_rows.Chance(0.4)) EditSome(change, _rows.Activity);
        if (_rows.Chance(0.4)) EditSome(change, _rows.Ticket);
        if (_rows.Chance(0.4)) EditSome(change, _rows.Spend);
        if (_rows.Chance(0.4)) EditSome(change, _rows.Target);
        if (_rows.Chance(0.2)) EditSome(change, _rows.Customer);
        if (_rows.Chance(0.2)) EditSome(change, _rows.Product);
        if (_rows.Chance(0.2)) EditSome<Membership>(change, null);
        if (_rows.Chance(0.1)) EditSome<OrgUnit>(change, null);
        change.Commit();
    }

    private void FillCalendar(ChangeTransaction change, FiscalCalendar calendar, WorkingCalendar working)
    {
        // Closing days and windows reach past the facts.
        var days = new DateRange(_size.Days.From.AddDays(-400), _size.Days.To.AddDays(400));
        change.Bulk.Insert<CalendarDay>([.. days.EachDay().Select(day => new CalendarDay
        {
            Day = day,
            Iso = day.ToString("O", CultureInfo.InvariantCulture),
            Week = calendar.Of(Grain.Week, day).Days.From,
            Month = calendar.Of(Grain.Month, day).Days.From,
            Quarter = calendar.Of(Grain.Quarter, day).Days.From,
            Year = calendar.Of(Grain.Year, day).Days.From,
            Working = working.IsWorking(day),
        })]);
    }

    private void FillDimensions(ChangeTransaction change)
    {
        // One by one, because each may refer to an earlier one.
        for (var n = 0; n < _size.Territories; n++) Add(change, 1, _ => _rows.Territory());
        for (var n = 0; n < _size.People; n++) Add(change, 1, _rows.Person);
        var company = Add(change, 1, _ => _rows.Unit(OrgUnitKind.Company, []));
        var divisions = Add(change, _size.Divisions, _ => _rows.Unit(OrgUnitKind.Division, company));
        Add(change, _size.Teams, _ => _rows.Unit(OrgUnitKind.Team, divisions));
        var stays = new Queue<Membership>(Rows<Person>().SelectMany(p => _rows.Memberships(p.Id)));
        Add(change, stays.Count, _ => stays.Dequeue());
        Add(change, _size.Customers, _ => _rows.Customer());
        Add(change, 3, _ => new ProductCategory());
        Add(change, 6, _ => _rows.Line());
        Add(change, 4, _ => new ProductRole());
        Add(change, _size.Products, _ => _rows.Product());
        Add(change, 4, _ => new Channel());
        Add(change, 5, _ => new LeadSource());
        Add(change, 6, id => new Stage { Position = id, Outcome = id == 5 ? Outcome.Won : id == 6 ? Outcome.Lost : Outcome.Open });
    }

    private void FillFacts(ChangeTransaction change)
    {
        const int batch = 50_000;
        for (var done = 0; done < _size.Orders; done += batch)
            AddLines(change, Add(change, Math.Min(batch, _size.Orders - done), _ => _rows.Order()));
        Add(change, _size.Leads, _ => _rows.Lead());
        Add(change, _size.Opportunities, _ => _rows.Opportunity());
        Add(change, _size.Opportunities, _ => new StageEntry { OpportunityId = _rows.OneId<Opportunity>(), StageId = _rows.OneId<Stage>() });
        Add(change, _size.Activities, _ => _rows.Activity());
        Add(change, _size.Tickets, _ => _rows.Ticket());
        Add(change, _size.Spends, _ => _rows.Spend());
        Add(change, _size.Targets, _ => _rows.Target());
    }

    private void AddLines(ChangeTransaction change, IReadOnlyList<Order> orders)
    {
        var lines = new Queue<OrderLine>(orders.SelectMany(order =>
            Enumerable.Range(0, _random.Next(1, _size.LinesPerOrder + 1)).Select(_ => _rows.OrderLine(order))));
        Add(change, lines.Count, _ => lines.Dequeue());
    }

    private List<T> Add<T>(ChangeTransaction change, int count, Func<int, T> make) where T : Record
    {
        var rows = new List<T>(count);
        foreach (var id in change.Bulk.NextIds<T>(count)) rows.Add(Stamp(make(id), id, change));
        change.Bulk.Insert(rows);
        if (!_rows.Made.TryGetValue(typeof(T), out var made)) _rows.Made[typeof(T)] = made = [];
        made.AddRange(rows);
        return rows;
    }

    private T Stamp<T>(T row, int id, ChangeTransaction change) where T : Record
    {
        (row.Id, row.SourceId, row.ExternalId, row.ChangeId) = (id, 1, $"{typeof(T).Name}-{id}", change.Change.Id);
        row.Deleted = _rows.Chance(_size.Deleted);
        if (row is NamedRecord named) named.Name = $"{typeof(T).Name} {id}";
        return row;
    }

    /// <param name="make">Makes rows to add and to replace others with; null: rows are only deleted and brought back.</param>
    private void EditSome<T>(ChangeTransaction change, Func<T>? make) where T : Record
    {
        if (!_rows.Made.TryGetValue(typeof(T), out var made)) return;
        var changed = new Dictionary<int, T>();
        for (var n = _random.Next(1, 5); n > 0 && made.Count > 0; n--)
        {
            var at = _random.Next(made.Count);
            var deleted = made[at].Deleted;
            var replaced = make is null || _rows.Chance(0.5) ? (T)made[at] : Stamp(make(), made[at].Id, change);
            replaced.ChangeId = change.Change.Id;
            replaced.Deleted = replaced == made[at] ? !deleted : deleted;
            made[at] = replaced;
            changed[replaced.Id] = replaced;
        }
        change.Bulk.Update<T>([.. changed.Values]);
        if (make is not null) Add(change, _random.Next(0, 4), _ => make());
    }
}
