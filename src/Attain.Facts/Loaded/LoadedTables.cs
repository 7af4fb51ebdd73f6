using Attain.Core;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>
/// Says what a workspace holds: rows, days and completeness from the columns in memory, who wrote last from the tables' index of
/// changes. So it stays quick however much is loaded.
/// </summary>
public static class LoadedTables
{
    public static IReadOnlyList<LoadedTable> Of(FactSnapshot facts, WorkspaceStore store)
    {
        using var db = store.NewDb();
        return [.. Facts(facts).Concat(Dimensions(facts.Directory, db)).Select(t => t with { Changed = Changed(db, RowsOf(t.Kind)) })];
    }

    private static IEnumerable<LoadedTable> Facts(FactSnapshot facts) =>
    [
        Fact(facts, "orders", FactKind.OrderLines, ("customer", FactColumn.Customer), ("rep", FactColumn.Rep), ("product", FactColumn.Product), ("territory", FactColumn.Territory), ("channel", FactColumn.Channel), ("cost", FactColumn.HasCost)),
        Fact(facts, "leads", FactKind.Leads, ("rep", FactColumn.Rep), ("source", FactColumn.Source), ("firstResponse", FactColumn.HasResponse)),
        Fact(facts, "opportunities", FactKind.Opportunities, ("customer", FactColumn.Customer), ("rep", FactColumn.Rep), ("stage", FactColumn.Stage), ("amount", FactColumn.HasAmount)),
        Fact(facts, "activities", FactKind.Activities, ("rep", FactColumn.Rep), ("customer", FactColumn.Customer)),
        Fact(facts, "tickets", FactKind.Tickets, ("customer", FactColumn.Customer), ("firstResponse", FactColumn.HasResponse)),
        Fact(facts, "spend", FactKind.Spend, ("channel", FactColumn.Channel), ("source", FactColumn.Source)),
        Fact(facts, "targets", FactKind.Targets),
    ];

    private static LoadedTable Fact(FactSnapshot facts, string kind, FactKind fact, params (string Field, FactColumn Column)[] fields)
    {
        var table = facts[fact];
        return new(kind, fact, table.Rows, Days(table), [.. fields.Where(f => table.Index(f.Column) >= 0).Select(f => new Filled(f.Field, Share(table, f.Column)))]);
    }

    private static IEnumerable<LoadedTable> Dimensions(Directory directory, WorkspaceDb db)
    {
        yield return Dimension("customers", directory.Customers, ("owner", c => c.OwnerId > 0), ("territory", c => c.TerritoryId > 0), ("industry", c => c.Industry is not null));
        yield return Dimension("products", [.. directory.All(Core.Dimension.Product)], ("line", p => directory.LineOf(p.Id) > 0));
        yield return Dimension("people", directory.People, ("hireDate", p => p.HireDay is not null), ("manager", p => p.ManagerId > 0));
        yield return Dimension("org-units", directory.OrgUnits, ("leader", u => u.LeaderId > 0));
        yield return new("memberships", null, db.Set<Membership>().Count(m => !m.Deleted), null, []);
        yield return Dimension("territories", [.. directory.All(Core.Dimension.Territory)]);
        yield return new("stages", null, db.Set<StageEntry>().Count(s => !s.Deleted), null, []);
    }

    private static LoadedTable Dimension<T>(string kind, IReadOnlyList<T> rows, params (string Field, Func<T, bool> Has)[] fields) =>
        new(kind, null, rows.Count, null, [.. fields.Select(f => new Filled(f.Field, rows.Count == 0 ? 0 : (decimal)rows.Count(f.Has) / rows.Count))]);

    private static DateRange? Days(FactTable table)
    {
        var (from, to) = (table.Index(FactColumn.FromDay) is >= 0 and var first ? first : table.Index(FactColumn.Day), table.Index(FactColumn.ToDay));
        if (table.Rows == 0 || from < 0) return null;
        var start = EpochDay.ToDay((int)table.Segments.Min(s => s[from].Min));
        return to >= 0
            ? new(start, EpochDay.ToDay((int)table.Segments.Max(s => s[to].Max)))
            : DateRange.Inclusive(start, EpochDay.ToDay((int)table.Segments.Max(s => s[from].Max)));
    }

    /// <summary>Ids and flags are 0 for none.</summary>
    private static decimal Share(FactTable table, FactColumn column)
    {
        if (table.Rows == 0) return 0;
        var index = table.Index(column);
        var (known, values) = (0L, new long[Segment.Capacity]);
        foreach (var segment in table.Segments)
        {
            var chunk = segment[index];
            if (chunk.Min > 0) known += segment.Count;
            else if (chunk.Max > 0)
            {
                chunk.Decode(values);
                known += segment.Count - values.AsSpan(0, segment.Count).Count(0L);
            }
        }
        return (decimal)known / table.Rows;
    }

    private static Type RowsOf(string kind) => kind switch
    {
        "orders" => typeof(OrderLine),
        "leads" => typeof(Lead),
        "opportunities" => typeof(Opportunity),
        "activities" => typeof(Activity),
        "tickets" => typeof(Ticket),
        "spend" => typeof(Spend),
        "targets" => typeof(Target),
        "customers" => typeof(Customer),
        "products" => typeof(Product),
        "people" => typeof(Person),
        "org-units" => typeof(OrgUnit),
        "memberships" => typeof(Membership),
        "territories" => typeof(Territory),
        _ => typeof(StageEntry),
    };

    private static LastChange? Changed(WorkspaceDb db, Type rows)
    {
        var sql = $"SELECT MAX(change_id) AS \"Value\" FROM \"{Tables.Name(db.Model.FindEntityType(rows)!)}\"";
        var last = db.Database.SqlQueryRaw<long?>(sql).AsEnumerable().Single();
        return last is { } id ? db.Set<Change>().AsNoTracking().Where(c => c.Id == id).Select(c => new LastChange(c.Actor, c.Kind, c.At)).Single() : null;
    }
}
