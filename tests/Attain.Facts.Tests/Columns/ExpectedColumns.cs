using Attain.Core;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts.Tests.Columns;

/// <summary>The rows columns must decode to, worked out the slow and plain way from entities.</summary>
internal sealed class ExpectedColumns(WorkspaceDb db)
{
    private readonly Membership[] _memberships = [.. Rows<Membership>(db)];
    private readonly Dictionary<int, OrgUnit> _units = db.Set<OrgUnit>().AsNoTracking().ToDictionary(u => u.Id);

    public IReadOnlyList<long[]> Of(FactKind kind) => kind switch
    {
        FactKind.OrderLines => OrderLines(),
        FactKind.Leads =>
        [
            .. Rows<Lead>(db).Select(l => (long[])
            [
                l.Id, Day(l.Day), Id(l.CustomerId), Id(l.RepId), Team(l.RepId, l.Day), Division(l.RepId, l.Day), Id(l.TerritoryId), Id(l.ChannelId),
                Id(l.LeadSourceId), l.FirstResponseAt - l.CreatedAt ?? 0, Is(l.FirstResponseAt is not null), Is(l.ConvertedDay is not null),
            ]),
        ],
        FactKind.Opportunities =>
        [
            .. Rows<Opportunity>(db).Select(o => (long[])
            [
                o.Id, Day(o.Day), Day(o.ClosedDay), Id(o.CustomerId), Id(o.RepId), Team(o.RepId, o.Day), Division(o.RepId, o.Day), Id(o.TerritoryId),
                Id(o.ChannelId), Id(o.LeadSourceId), Id(o.ProductId), Id(o.StageId), (long)o.Outcome, o.Amount ?? 0, Is(o.Amount is not null),
                o.ClosedDay is { } closed ? closed.DayNumber - o.Day.DayNumber : 0,
            ]),
        ],
        FactKind.Activities =>
        [
            .. Rows<Activity>(db).Select(a => (long[])
                [a.Id, Day(a.Day), Id(a.CustomerId), Id(a.RepId), Team(a.RepId, a.Day), Division(a.RepId, a.Day)]),
        ],
        FactKind.Tickets =>
        [
            .. Rows<Ticket>(db).Select(t => (long[])
            [
                t.Id, Day(t.Day), Id(t.CustomerId), Id(t.RepId), Team(t.RepId, t.Day), Division(t.RepId, t.Day), Id(t.ProductId),
                t.FirstResponseAt - t.OpenedAt ?? 0, Is(t.FirstResponseAt is not null),
            ]),
        ],
        FactKind.Spend => [.. Rows<Spend>(db).Select(s => (long[])[s.Id, Day(s.Day), Id(s.ChannelId), Id(s.LeadSourceId), s.Amount])],
        FactKind.Targets => Targets(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public IReadOnlyList<DateRange> Windows() =>
        [.. Rows<Target>(db).Select(t => new DateRange(t.FromDay, t.ToDay)).Distinct().OrderBy(w => w.From).ThenBy(w => w.To)];

    public IReadOnlyList<string> Metrics() => [.. Rows<Target>(db).Select(t => t.Metric).Distinct().Order(StringComparer.Ordinal)];

    private List<long[]> OrderLines()
    {
        var orders = Rows<Order>(db).ToDictionary(o => o.Id);
        var expected = new List<long[]>();
        foreach (var line in Rows<OrderLine>(db).Where(l => orders.ContainsKey(l.OrderId)))
        {
            var order = orders[line.OrderId];
            expected.Add(
            [
                line.Id, Day(order.Day), order.Id, Id(order.CustomerId), Id(order.RepId), Team(order.RepId, order.Day), Division(order.RepId, order.Day),
                Id(order.TerritoryId), Id(order.ChannelId), Id(line.ProductId), line.Quantity, line.Amount, line.Cost ?? 0, Is(line.Cost is not null),
                Is(line.IsReturn || order.Kind != DocumentKind.Order),
            ]);
        }
        return expected;
    }

    private List<long[]> Targets()
    {
        var (windows, metrics) = (Windows().ToList(), Metrics().ToList());
        var expected = new List<long[]>();
        foreach (var target in Rows<Target>(db))
        {
            var window = new DateRange(target.FromDay, target.ToDay);
            var unit = target.OrgUnitId ?? UnitOf(target.RepId, window.Middle);
            expected.Add(
            [
                target.Id, Day(target.FromDay), Day(target.ToDay), windows.IndexOf(window) + 1, Id(target.RepId), TeamOfUnit(unit), DivisionOfUnit(unit),
                Id(target.TerritoryId), Id(target.CategoryId), Id(target.LineId), Id(target.ProductId), Id(target.ChannelId), Id(target.CustomerId),
                target.Value, metrics.IndexOf(target.Metric) + 1,
            ]);
        }
        return expected;
    }

    private int? UnitOf(int? rep, DateOnly day) => _memberships
        .SingleOrDefault(m => m.PersonId == rep && (m.FromDay ?? DateOnly.MinValue) <= day && day < (m.ToDay ?? DateOnly.MaxValue))?.OrgUnitId;

    private long Team(int? rep, DateOnly day) => TeamOfUnit(UnitOf(rep, day));

    private long Division(int? rep, DateOnly day) => DivisionOfUnit(UnitOf(rep, day));

    private long TeamOfUnit(int? unit) => unit is { } id && _units[id].Kind == OrgUnitKind.Team ? id : 0;

    private long DivisionOfUnit(int? unit) => unit is not { } id ? 0
        : _units[id].Kind == OrgUnitKind.Division ? id
        : DivisionOfUnit(_units[id].ParentId);

    private static List<T> Rows<T>(WorkspaceDb db) where T : Record => [.. db.Set<T>().AsNoTracking().Where(r => !r.Deleted).OrderBy(r => r.Id)];

    private static long Day(DateOnly? day) => day is { } given ? given.DayNumber - new DateOnly(1970, 1, 1).DayNumber : 0;

    private static long Id(int? id) => id ?? 0;

    private static long Is(bool yes) => yes ? 1 : 0;
}
