using Attain.Core;

namespace Attain.Facts;

/// <summary>Reads the members of dimensions, part by part, so that a change rebuilds only its own part.</summary>
internal sealed class DirectoryLoader(ReadSession session)
{
    private static readonly string[] OrganisationTables = ["person", "org_unit", "membership"];
    private static readonly string[] AssortmentTables = ["product_category", "product_line", "product_role", "product"];
    private static readonly string[] ListTables = ["channel", "lead_source", "stage"];

    private DateOnly AsOf => session.Profile.AsOf;

    public Directory Load() => new(ReadOrganisation(), ReadGeography(), ReadCustomers(), ReadAssortment(), ReadLists(), AsOf);

    /// <summary>The same instance when nothing in it changed.</summary>
    public Directory Refresh(Directory old, ChangesSince changes)
    {
        var organisation = changes.Touch(OrganisationTables) ? ReadOrganisation() : old.Organisation;
        var geography = changes.Touch("territory") ? ReadGeography() : old.Geography;
        var customers = changes.Touch("customer") ? ReadCustomers() : old.CustomerTable;
        var assortment = changes.Touch(AssortmentTables) ? ReadAssortment() : old.Assortment;
        var lists = changes.Touch(ListTables) ? ReadLists() : old.Lists;
        var same = organisation == old.Organisation && geography == old.Geography && customers == old.CustomerTable
            && assortment == old.Assortment && lists == old.Lists && AsOf == old.AsOf;
        return same ? old : new(organisation, geography, customers, assortment, lists, AsOf);
    }

    private Organisation ReadOrganisation()
    {
        var people = Members("person", "manager_id, hire_day, leave_day, position, sells", (row, id, key, name) => new PersonEntry(id, key, name)
        {
            ManagerId = Id(row, 4),
            HireDay = Day(row, 5),
            LeaveDay = Day(row, 6),
            Position = Text(row, 7),
            Sells = row.Number(8) != 0,
            Deleted = IsDeleted(row),
        });
        var units = Members("org_unit", "parent_id, kind, leader_id", (row, id, key, name) =>
            new OrgUnitEntry(id, key, name, (OrgUnitKind)row.Number(5)) { ParentId = Id(row, 4), LeaderId = Id(row, 6), Deleted = IsDeleted(row) });
        var stays = new List<Stay>();
        using var rows = session.Rows("SELECT person_id, org_unit_id, from_day, to_day FROM membership WHERE NOT deleted ORDER BY id");
        while (rows.Read())
        {
            stays.Add(new(
                Id(rows, 0),
                Id(rows, 1),
                rows.IsNull(2) ? int.MinValue : (int)rows.Number(2),
                rows.IsNull(3) ? int.MaxValue : (int)rows.Number(3)));
        }
        return new(people, units, stays);
    }

    private Geography ReadGeography()
    {
        var parents = new Dictionary<int, int>();
        var territories = Members(Dimension.Territory, "territory", "parent_id", (row, id) => parents[id] = Id(row, 4));
        return new(territories, ById(parents));
    }

    private MemberTable<CustomerEntry> ReadCustomers() =>
        Members("customer", "territory_id, owner_id, industry, size, potential", (row, id, key, name) => new CustomerEntry(id, key, name)
        {
            TerritoryId = Id(row, 4),
            OwnerId = Id(row, 5),
            Industry = Text(row, 6),
            Size = Text(row, 7),
            Potential = row.IsNull(8) ? null : row.Number(8),
            Deleted = IsDeleted(row),
        });

    private Assortment ReadAssortment()
    {
        var (categoryOfLine, lineOfProduct, roleOfProduct) = (new Dictionary<int, int>(), new Dictionary<int, int>(), new Dictionary<int, int>());
        var categories = Members(Dimension.Category, "product_category");
        var lines = Members(Dimension.Line, "product_line", "category_id", (row, id) => categoryOfLine[id] = Id(row, 4));
        var roles = Members(Dimension.Role, "product_role");
        var products = Members(Dimension.Product, "product", "line_id, role_id", (row, id) =>
        {
            lineOfProduct[id] = Id(row, 4);
            roleOfProduct[id] = Id(row, 5);
        });
        return new(categories, lines, roles, products, ById(categoryOfLine), ById(lineOfProduct), ById(roleOfProduct));
    }

    private PlainLists ReadLists() =>
        new(Members(Dimension.Channel, "channel"), Members(Dimension.Source, "lead_source"), Members(Dimension.Stage, "stage"));

    private MemberTable<DirectoryEntry> Members(Dimension dimension, string table, string more = "id", Action<IRowReader, int>? read = null) =>
        Members<DirectoryEntry>(table, more, (row, id, key, name) =>
        {
            read?.Invoke(row, id);
            return new PlainEntry(dimension, id, key, name) { Deleted = IsDeleted(row) };
        });

    /// <param name="more">Columns after id, external id, name and deleted, which are fields 4 and on.</param>
    private MemberTable<T> Members<T>(string table, string more, Func<IRowReader, int, string, string, T> entry) where T : DirectoryEntry
    {
        var entries = new List<T>();
        using var rows = session.Rows($"SELECT id, external_id, name, deleted, {more} FROM \"{table}\"");
        while (rows.Read()) entries.Add(entry(rows, Id(rows, 0), rows.Text(1), rows.Text(2)));
        return new(entries);
    }

    private static bool IsDeleted(IRowReader row) => row.Number(3) != 0;

    private static int Id(IRowReader row, int field) => (int)row.Number(field);

    private static DateOnly? Day(IRowReader row, int field) => row.IsNull(field) ? null : EpochDay.ToDay((int)row.Number(field));

    private static string? Text(IRowReader row, int field) => row.IsNull(field) ? null : row.Text(field);

    private static int[] ById(Dictionary<int, int> values)
    {
        var byId = new int[values.Count == 0 ? 1 : values.Keys.Max() + 1];
        foreach (var (id, value) in values) byId[id] = value;
        return byId;
    }
}
