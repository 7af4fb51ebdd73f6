using Attain.Facts;

namespace Attain.Demo;

/// <summary>Writes orders, and what the causes take from them.</summary>
internal sealed class OrderBook(Plan plan, Ledger ledger, Basket basket)
{
    private readonly List<(Order Order, List<OrderLine> Lines)> orders = [];

    /// <summary>An order of one customer; none where a cause took it whole.</summary>
    /// <param name="preventedBy">Causes that would each have kept the whole order away.</param>
    public bool Write(Buyer buyer, DateOnly day, IReadOnlyList<BasketLine> lines, IReadOnlyCollection<DemoCause> preventedBy, bool isProject)
    {
        var kept = new List<OrderLine>();
        foreach (var line in lines)
        {
            var (pieces, amount, cost, given) = basket.On(line, buyer.Seat, day, isProject);
            var taken = !isProject && plan.Has(DemoCause.CompetitorPrice) && line.Article.Line == Plan.CutLine && day >= plan.CompetitorFrom && line.Taken < Plan.OrdersTaken;
            var because = taken ? [.. preventedBy, DemoCause.CompetitorPrice] : preventedBy;
            if (because.Count == 1) ledger.Lose(because.First(), day, amount);
            if (because.Count > 0) continue;
            ledger.Lose(DemoCause.PriceForVolume, day, given);
            kept.Add(new OrderLine { ProductId = line.Article.Id, Quantity = pieces * 1000L, Amount = amount, Cost = cost });
        }

        if (kept.Count == 0) return false;
        if (day < plan.Days.Facts.From) return true;
        var order = new Order { Day = day, CustomerId = buyer.Id, RepId = buyer.Seat.RepOn(day), TerritoryId = buyer.TerritoryId, ChannelId = buyer.ChannelId };
        orders.Add((order, kept));
        return true;
    }

    /// <summary>Numbers the orders in the order of their days, as an order system would have.</summary>
    public void NumberInto(Rows rows)
    {
        foreach (var (order, lines) in orders.OrderBy(one => one.Order.Day).ThenBy(one => one.Order.CustomerId))
        {
            Rows.Add(rows.Orders, "SO", order);
            foreach (var (line, i) in lines.Select((line, i) => (line, i)))
            {
                line.OrderId = order.Id;
                Rows.Add(rows.OrderLines, "", line).ExternalId = $"{i + 1}";
            }
        }
    }
}
