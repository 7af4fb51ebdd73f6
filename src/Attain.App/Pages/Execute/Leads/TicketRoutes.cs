using System.Globalization;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;

namespace Attain.App.Pages.Execute;

/// <summary>Service requests and complaints.</summary>
internal static class TicketRoutes
{
    private const int DaysBack = 90;

    private static readonly RecordDesk<Ticket> Desk = new(
        "tickets", Records.Tickets, ["kind", "customer", "rep", "product"], ["kind", "customer", "rep", "product", "firstResponse", "resolved"], (here, _) => here.Link("execute/tickets"));

    public static void Map(WorkspaceRoutes routes)
    {
        routes.Page<TicketsPage>("execute/tickets");
        routes.Table("execute/tickets", Table);
        Desk.Map(routes);
        routes.Post("execute/tickets/{id:int}/answer", Capability.EditRecords, (PageContext here, HttpContext http, int id) => Mark(here, http, id, "firstResponse", "execute.ticket.answered"));
        routes.Post("execute/tickets/{id:int}/resolve", Capability.EditRecords, (PageContext here, HttpContext http, int id) => Mark(here, http, id, "resolved", "execute.ticket.resolved"));
    }

    public static IReadOnlyList<Ticket> All(PageContext here) => here.Keep(("tickets", here.Scope), () => RecordLists.Tickets(here.View, here.Scope, here.AsOf.AddDays(-DaysBack)));

    public static Table Table(PageContext here)
    {
        var words = here.Words;
        return new("tickets", "execute/tickets", words["execute.tickets"],
        [
            new("kind", words["field.kind"]), new("customer", words["field.customer"]), new("rep", words["field.rep"]), new("opened", words["field.opened"]) { Number = true },
            new("clock", words["execute.clock"]), new("state", words["execute.state"]),
        ],
        [.. All(here).Where(ticket => here["show"] != "open" || ticket.ResolvedAt is null).Select(ticket => Row(here, ticket))])
        {
            Filter = true, Empty = words["execute.tickets.empty"],
        };
    }

    private static Row Row(PageContext here, Ticket ticket)
    {
        var clock = WaitingClock.Of(here.View, ticket);
        var may = here.May(Capability.EditRecords);
        return new([
            new(ticket.Kind) { Link = may ? here.Link($"execute/tickets/{Text(ticket.Id)}/edit") : null },
            new(ticket.CustomerId is { } customer ? here.View.Directory.Customer(customer)?.Name : null) { Link = ticket.CustomerId is { } to ? here.Link($"execute/customers/{Text(to)}") : null },
            new(ticket.RepId is { } rep ? here.View.Directory.Person(rep)?.Name : null), new(ticket.Day),
            new((decimal)clock.Seconds) { Text = LeadsTable.Clock(here, clock), Light = LeadsTable.LightOf(clock) },
            new(here.Words[ticket.ResolvedAt is null ? "execute.ticket.open" : "execute.ticket.resolved"]),
        ]);
    }

    private static IResult Mark(PageContext here, HttpContext http, int id, string field, string said)
    {
        var ticket = Desk.Read(here, id);
        var now = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(Math.Max(ticket.OpenedAt + 60, Metrics.WorkDay.Now(here.View))), here.Profile.TimeZone).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        var outcome = Records.Tickets.Change(here.View, id, ticket.ChangeId, new Dictionary<string, string?> { [field] = now }, here.Seat.Name);
        return FormAnswers.Saved(here, http, outcome, FormAnswers.Back(here, http, null, here.Link("execute/tickets")), here.Words[said]);
    }

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
