using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

internal sealed class CustomerRules : RecordRules<Customer>
{
    public override EditForm Form { get; } = new(
        typeof(Customer),
        new("name", nameof(Customer.Name), EditType.Text) { Required = true },
        new("owner", nameof(Customer.OwnerId), EditType.Reference) { To = typeof(Person) },
        new("territory", nameof(Customer.TerritoryId), EditType.Reference) { To = typeof(Territory) },
        new("industry", nameof(Customer.Industry), EditType.Text),
        new("size", nameof(Customer.Size), EditType.Text),
        new("potential", nameof(Customer.Potential), EditType.Money));

    public override bool InSight(RecordSight sight, EditRows rows, Customer row) => sight.Customer(row);
}

internal sealed class ContactRules : RecordRules<Contact>
{
    public override EditForm Form { get; } = new(
        typeof(Contact),
        new("name", nameof(Contact.Name), EditType.Text) { Required = true },
        new("customer", nameof(Contact.CustomerId), EditType.Reference) { To = typeof(Customer), Required = true },
        new("position", nameof(Contact.Position), EditType.Text),
        new("phone", nameof(Contact.Phone), EditType.Text),
        new("email", nameof(Contact.Email), EditType.Text),
        new("note", nameof(Contact.Note), EditType.LongText));

    public override bool InSight(RecordSight sight, EditRows rows, Contact row) =>
        sight.Customer(row.CustomerId) || (row.CustomerId is { } id && rows.Find<Customer>(id) is { } customer && sight.Customer(customer));
}
