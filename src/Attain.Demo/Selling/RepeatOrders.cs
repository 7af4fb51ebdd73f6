namespace Attain.Demo;

/// <summary>What customers order again and again, each in its own rhythm.</summary>
internal sealed class RepeatOrders(int seed, Plan plan, Basket basket, OrderBook book)
{
    public void Make(IEnumerable<Buyer> buyers)
    {
        foreach (var buyer in buyers.Where(buyer => buyer.Weight > 0)) Make(buyer);
    }

    private void Make(Buyer buyer)
    {
        var days = plan.Days;
        var rhythm = Draws.For(seed, Thing.Rhythm, buyer.Id);
        var gap = days.Season.PerYear / buyer.OrdersAYear;
        var number = 0;
        for (var at = Math.Max(days.Start, buyer.From) + gap * rhythm.Next(); at < buyer.To; at += gap * Math.Max(0.15, 1 + 0.4 * rhythm.Normal()))
        {
            if (days.Season.Day(at) is not { } day || day > days.AsOf) return;
            var draws = Draws.For(seed, Thing.Order, buyer.Id, number++);
            var (letGo, missed) = (draws.Next(), draws.Next());
            var lines = basket.Repeat(draws, buyer);
            book.Write(buyer, day, lines, plan.Preventing(buyer.Seat, day, letGo, missed), isProject: false);
        }
    }
}
