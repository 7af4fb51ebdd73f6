using System.Globalization;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Execute;

/// <summary>Everything known of one customer, as far as the viewer sees.</summary>
public sealed record CustomerModel(
    CustomerEntry Customer, CustomerLine? Line, IReadOnlyList<(Order Order, IReadOnlyList<OrderLine> Lines)> Orders, int OrderCount, IReadOnlyList<DealCard> Deals,
    IReadOnlyList<Activity> Activities, IReadOnlyList<Ticket> Tickets, IReadOnlyList<Contact> Contacts, IReadOnlyList<PastEdit> Edits, bool MayEdit)
{
    private const int MonthsShown = 24;
    private const int OrdersShown = 12;
    private const int Most = 20;

    /// <exception cref="NotThereException">There is no such customer in sight.</exception>
    public static CustomerModel Of(PageContext here, int id)
    {
        var view = here.View;
        var seen = here.Keep("customers.seen", () => new FormRoutes.Seen(CustomerSight.Of(view))).Ids;
        if (view.Directory.Customer(id) is not { Deleted: false } customer || seen?.Contains(id) == false) throw new NotThereException();
        var orders = CustomerRecords.Of(view, FactKind.OrderLines, id, FactColumn.Order);
        var (contacts, tickets, mayEdit) = EditRows.Look(view.Store, rows => (
            rows.List<Contact>(contact => contact.CustomerId == id),
            CustomerRecords.Of(view, FactKind.Tickets, id).Take(Most).Select(ticket => rows.Find<Ticket>(ticket)).OfType<Ticket>().ToList(),
            rows.Find<Customer>(id) is { } row && Records.Customers.MayTouch(view, rows, row)));
        return new(
            customer, CustomerRoutes.All(here).FirstOrDefault(line => line.Customer.Id == id) ?? CustomerBook.List(view, Scope.Company).FirstOrDefault(line => line.Customer.Id == id),
            RecordLists.Orders(view, [.. orders.Take(OrdersShown)]), orders.Count,
            DealCard.Read(view, [.. CustomerRecords.Of(view, FactKind.Opportunities, id).Take(Most)]),
            RecordLists.Activities(view, [.. CustomerRecords.Of(view, FactKind.Activities, id).Take(Most)]), tickets, contacts,
            mayEdit ? Records.Customers.History(view, id) : [], mayEdit);
    }

    /// <summary>Revenue by month of the last two years.</summary>
    public static Table Months(PageContext here, int id, IReadOnlyList<(DateOnly Month, long Units)> values) => new(
        "months", $"execute/customers/{id.ToString(CultureInfo.InvariantCulture)}/months", here.Words["execute.months"],
        [new("month", here.Words["dimension.month"]), new("revenue", here.Words["metric.revenue"]) { Number = true }],
        [.. values.Select(month => new Row([new(month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture)), new(here.Profile.Money(month.Units))]))])
    {
        PageSize = MonthsShown,
    };

    public static IReadOnlyList<(DateOnly Month, long Units)> MonthValues(PageContext here, int id)
    {
        var to = new DateOnly(here.AsOf.Year, here.AsOf.Month, 1).AddMonths(1);
        var from = to.AddMonths(-MonthsShown);
        var found = here.View.Ask(new MetricQuery(MetricCatalogue.Revenue) { By = [Dimension.Month], Where = Scope.Company.With(Dimension.Customer, id), Days = new(from, to) }).Rows
            .ToDictionary(row => EpochDay.ToDay(row.Keys[0].Id), row => Money.Round(row.Values[0].Value ?? 0, here.Profile.Currency).Units);
        return [.. Enumerable.Range(0, MonthsShown).Select(i => from.AddMonths(i)).Select(month => (month, found.GetValueOrDefault(month)))];
    }

    public Table OrderTable(PageContext here) => new("orders", $"execute/customers/{Customer.Id.ToString(CultureInfo.InvariantCulture)}/orders", here.Words["execute.orders"],
        [
            new("order", here.Words["execute.order"]), new("day", here.Words["field.day"]) { Number = true }, new("what", here.Words["field.product"]), new("amount", here.Words["field.amount"]) { Number = true }, new("rep", here.Words["field.rep"]) { Minor = true },
        ],
        [.. Orders.Select(order => new Row([
            new(order.Order.ExternalId) { Note = order.Order.Kind == DocumentKind.Order ? null : here.Words[$"choice.{order.Order.Kind}"] }, new(order.Order.Day),
            new(here.Words.List(order.Lines.Select(line => line.ProductId is { } product ? here.View.Member(Dimension.Product, product).Name : "").Where(name => name.Length > 0).Distinct().Take(3))),
            new(here.Profile.Money(order.Lines.Sum(line => line.Amount))), new(order.Order.RepId is { } rep ? here.View.Directory.Person(rep)?.Name : null),
        ])
        {
            Link = here.Link($"execute/orders/{order.Order.Id.ToString(CultureInfo.InvariantCulture)}"),
        })])
    {
        Empty = here.Words["execute.orders.none"],
    };
}
