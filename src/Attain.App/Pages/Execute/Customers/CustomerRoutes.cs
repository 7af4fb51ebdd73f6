using System.Globalization;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Execute;

/// <summary>Customers, the people there, and everything known of one.</summary>
internal static class CustomerRoutes
{
    private static readonly RecordDesk<Customer> Desk = new(
        "customers", Records.Customers, ["name", "owner", "territory", "industry", "size", "potential"], ["name", "owner", "territory", "industry", "size", "potential"],
        (here, customer) => here.Link($"execute/customers/{Text(customer.Id)}"));

    private static readonly RecordDesk<Contact> People = new(
        "contacts", Records.Contacts, ["name", "position", "phone", "email", "note"], ["name", "position", "phone", "email", "note"],
        (here, contact) => here.Link($"execute/customers/{Text(contact.CustomerId ?? 0)}"));

    public static void Map(WorkspaceRoutes routes)
    {
        routes.Page<CustomersPage>("execute/customers");
        routes.Table("execute/customers", CustomersTable.Of);
        Desk.Map(routes);
        People.Map(routes);
        routes.Get("execute/customers/{id:int}", Capability.Read, (PageContext here, int id) => Fragment.Of<CustomerPage>(("Model", CustomerModel.Of(here, id))));
        routes.Table("execute/customers/{id:int}/months", here => CustomerModel.Months(here, Id(here), CustomerModel.MonthValues(here, Id(here))));
        routes.Table("execute/customers/{id:int}/orders", here => CustomerModel.Of(here, Id(here)).OrderTable(here));
    }

    public static IReadOnlyList<CustomerLine> All(PageContext here) => here.Keep(("customers", here.Scope), () => CustomerBook.List(here.View, here.Scope));

    /// <summary>The customer a file is about, from its address.</summary>
    private static int Id(PageContext here) =>
        here.Path.Split('/') is [.., "customers", var id, _] && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : throw new NotThereException();

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
