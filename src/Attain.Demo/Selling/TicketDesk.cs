using Attain.Facts;

namespace Attain.Demo;

/// <summary>Service requests that follow orders.</summary>
internal sealed class TicketDesk(int seed, Names names, Plan plan, Rows rows)
{
    private const double PerOrder = 0.07;

    private static readonly IReadOnlyList<double> Kinds = [34, 26, 22, 8, 10];

    public void Make()
    {
        var productOf = rows.OrderLines.GroupBy(line => line.OrderId).ToDictionary(lines => lines.Key, lines => lines.First().ProductId);
        var made = rows.Orders.Select(order => Of(order, productOf[order.Id])).OfType<Ticket>().Where(ticket => ticket.Day <= plan.Days.AsOf && ticket.OpenedAt <= plan.Days.Now);
        foreach (var ticket in made.OrderBy(ticket => ticket.OpenedAt)) Rows.Add(rows.Tickets, "TK", ticket);
    }

    private Ticket? Of(Order order, int? product)
    {
        // Drawn by what the order is, not by its number, which other orders move.
        var draws = Draws.For(seed, Thing.Ticket, order.CustomerId!.Value, order.Day.DayNumber);
        if (!draws.Chance(PerOrder)) return null;
        var day = order.Day.AddDays(2 + draws.Below(60));
        var opened = DemoDays.At(day, draws.Between(8, 18));
        var answered = opened + (long)(3600 * draws.Skewed(9, 0.8));
        var resolved = answered + (long)(3600 * draws.Skewed(40, 0.9));
        var isResolved = resolved <= plan.Days.Now;
        return new Ticket
        {
            Day = day, Kind = names.TicketKinds[draws.Weighted(Kinds)], OpenedAt = opened, FirstResponseAt = answered <= plan.Days.Now ? answered : null,
            ResolvedAt = isResolved ? resolved : null, CustomerId = order.CustomerId, RepId = order.RepId, ProductId = product,
            Satisfaction = isResolved && draws.Chance(0.6) ? 100 * Math.Clamp((int)Math.Round(4.3 + 0.7 * draws.Normal()), 1, 5) : null,
        };
    }
}
