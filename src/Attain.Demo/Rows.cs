using Attain.Facts;
using Membership = Attain.Facts.Membership;

namespace Attain.Demo;

/// <summary>Everything the company is made of, as it goes into the tables. Ids count from 1 in every table.</summary>
internal sealed class Rows
{
    public List<Territory> Territories { get; } = [];
    public List<Person> People { get; } = [];
    public List<OrgUnit> Units { get; } = [];
    public List<Membership> Memberships { get; } = [];
    public List<Customer> Customers { get; } = [];
    public List<Contact> Contacts { get; } = [];
    public List<ProductCategory> Categories { get; } = [];
    public List<ProductLine> Lines { get; } = [];
    public List<ProductRole> Roles { get; } = [];
    public List<Product> Products { get; } = [];
    public List<Channel> Channels { get; } = [];
    public List<LeadSource> Sources { get; } = [];
    public List<Stage> Stages { get; } = [];
    public List<Order> Orders { get; } = [];
    public List<OrderLine> OrderLines { get; } = [];
    public List<Lead> Leads { get; } = [];
    public List<Opportunity> Deals { get; } = [];
    public List<StageEntry> StageEntries { get; } = [];
    public List<Activity> Activities { get; } = [];
    public List<Ticket> Tickets { get; } = [];
    public List<Spend> Spends { get; } = [];
    public List<Target> Targets { get; } = [];

    /// <summary>Rows of all tables.</summary>
    public int Count => typeof(Rows).GetProperties().Select(table => table.PropertyType == typeof(int) ? null : table.GetValue(this)).OfType<System.Collections.ICollection>().Sum(table => table.Count);

    /// <summary>Gives a row the next id of its table and a number of its own.</summary>
    public static T Add<T>(List<T> table, string prefix, T row) where T : Record
    {
        row.Id = table.Count + 1;
        row.ExternalId = $"{prefix}{row.Id:D5}";
        table.Add(row);
        return row;
    }
}
