using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics.Tests;

public sealed class CustomerHistoriesTests
{
    [Fact]
    public void Histories_equal_a_count_by_hand_for_the_company_and_for_a_rep()
    {
        var random = new Random(30);
        for (var round = 0; round < 4; round++)
        {
            using var company = SmallCompany.Random(random);
            var view = company.Open(SmallCompany.Start.AddDays(random.Next(300, 950)));
            CustomerHistories.Read(view.Facts, Viewer.Company, view.AsOf).Select(Flat)
                .ShouldBe(ByHand(company, view.AsOf, line => true).Select(Flat));
            var rep = Viewer.Of(2, view.Directory);
            CustomerHistories.Read(view.Facts, rep, view.AsOf).Select(Flat)
                .ShouldBe(ByHand(company, view.AsOf, line => line.Order.RepId == 2).Select(Flat));
        }
    }

    [Fact]
    public void Two_orders_on_one_day_are_two_orders_and_one_day()
    {
        using var company = SmallCompany.Of(reps: 2, customers: 1, products: 1);
        var day = SmallCompany.Start.AddDays(10);
        company.Sell(day, customer: 1, amount: 100, rep: 1);
        company.Sell(day, customer: 1, amount: 200, rep: 2);
        var history = company.Open().Histories(day).ShouldHaveSingleItem();
        history.Orders.ShouldBe(2);
        history.OrderDays.ShouldBe([day]);
        history.RepId.ShouldBe(2);
        history.DaysSince(day).ShouldBe(0);
        history.UsualInterval.ShouldBeNull();
    }

    [Fact]
    public void A_line_exactly_a_year_old_belongs_to_the_twelve_months_before()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 1);
        var asOf = new DateOnly(2024, 6, 30);
        company.Sell(new DateOnly(2023, 7, 1), customer: 1, amount: 1);
        company.Sell(new DateOnly(2023, 6, 30), customer: 1, amount: 10);
        company.Sell(new DateOnly(2024, 7, 1), customer: 1, amount: 100);
        var history = company.Open().Histories(asOf).ShouldHaveSingleItem();
        (history.Revenue12, history.RevenueBefore12, history.RevenueAll).ShouldBe((1, 10, 11));
    }

    [Fact]
    public void A_customer_seen_with_returns_only_has_a_history_but_no_standing()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 1);
        company.Line(company.Order(SmallCompany.Start, customer: 1, kind: DocumentKind.Return), amount: -500, quantity: -1000);
        var view = company.Open();
        var history = view.Histories(view.AsOf).ShouldHaveSingleItem();
        (history.LastDay, history.RepId, history.RevenueAll).ShouldBe((null, 0, -500));
        view.Standings.All.ShouldBeEmpty();
        (view.Standings.TierOf(1), view.Standings.SegmentOf(1)).ShouldBe((0, 0));
    }

    [Fact]
    public void Without_orders_there_are_no_histories()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 2, products: 1);
        var view = company.Open();
        view.Histories(view.AsOf).ShouldBeEmpty();
        view.Standings.All.ShouldBeEmpty();
    }

    private static IEnumerable<CustomerHistory> ByHand(SmallCompany company, DateOnly asOf, Func<(Order Order, OrderLine Line), bool> isVisible)
    {
        DateRange year = new(asOf.AddDays(1).AddMonths(-12), asOf.AddDays(1));
        DateRange before = new(asOf.AddDays(1).AddMonths(-24), year.From);
        return company.Lines.Where(line => line.Order.CustomerId is not null && line.Order.Day <= asOf && isVisible(line))
            .GroupBy(line => line.Order.CustomerId!.Value).OrderBy(group => group.Key)
            .Select(group =>
            {
                var orders = group.Where(line => !line.Line.IsReturn).Select(line => line.Order).Distinct().OrderBy(order => order.Day).ThenBy(order => order.Id).ToList();
                var last12 = group.Where(line => year.Contains(line.Order.Day)).Select(line => line.Line).ToList();
                return new CustomerHistory(
                    group.Key,
                    orders.LastOrDefault()?.RepId ?? 0,
                    [.. orders.Select(order => order.Day).Distinct()],
                    orders.Count,
                    last12.Sum(line => line.Amount),
                    last12.Where(line => line.Cost is not null).Sum(line => line.Amount - line.Cost!.Value),
                    last12.Exists(line => line.Cost is not null),
                    group.Where(line => before.Contains(line.Order.Day)).Sum(line => line.Line.Amount),
                    group.Sum(line => line.Line.Amount));
            });
    }

    // Records compare their lists by reference, so the days are told as text.
    private static (CustomerHistory, string) Flat(CustomerHistory history) =>
        (history with { OrderDays = Array.Empty<DateOnly>() }, string.Join(' ', history.OrderDays));
}
