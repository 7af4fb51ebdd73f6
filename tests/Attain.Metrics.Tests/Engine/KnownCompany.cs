using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics.Tests.Engine;

/// <summary>
/// Two years of a company small enough to reckon by hand. Ann (2) and Bob (3) report to the director (1), Cyd (4) to Ann. Both are in
/// team 2 of division 1 until Bob moves to team 3 on 1 July 2023. As of 31 March 2024.
/// </summary>
internal static class KnownCompany
{
    public const int Director = 1, Ann = 2, Bob = 3, Cyd = 4;

    public static readonly DateOnly AsOf = new(2024, 3, 31);

    public static SmallCompany Make()
    {
        var company = SmallCompany.Of(reps: 0, customers: 0, products: 0);
        company.HasCalendar = true;
        company.Add(new Person { Name = "Director" });
        company.Add(new Person { Name = "Ann", ManagerId = Director, Sells = true, HireDay = new(2023, 1, 1) });
        company.Add(new Person { Name = "Bob", ManagerId = Director, Sells = true, HireDay = new(2021, 1, 1) });
        company.Add(new Person { Name = "Cyd", ManagerId = Ann, Sells = true, HireDay = new(2023, 10, 1) });
        company.Add(new OrgUnit { Name = "Division", Kind = OrgUnitKind.Division });
        company.Add(new OrgUnit { Name = "Team 2", Kind = OrgUnitKind.Team, ParentId = 1 });
        company.Add(new OrgUnit { Name = "Team 3", Kind = OrgUnitKind.Team, ParentId = 1 });
        company.Add(new Facts.Membership { PersonId = Ann, OrgUnitId = 2 });
        company.Add(new Facts.Membership { PersonId = Bob, OrgUnitId = 2, ToDay = new(2023, 7, 1) });
        company.Add(new Facts.Membership { PersonId = Bob, OrgUnitId = 3, FromDay = new(2023, 7, 1) });
        company.Add(new Territory { Name = "North" });
        company.Add(new Territory { Name = "North-East", ParentId = 1 });
        company.Add(new Territory { Name = "South" });
        foreach (var name in new[] { "A", "B", "C" }) company.Add(new Customer { Name = name });
        company.Add(new ProductCategory { Name = "Goods" });
        company.Add(new ProductLine { Name = "Line 1", CategoryId = 1 });
        company.Add(new ProductLine { Name = "Line 2" });
        company.Add(new Product { Name = "P1", LineId = 1 });
        company.Add(new Product { Name = "P2", LineId = 2 });
        company.Add(new Channel { Name = "Dealers" });
        company.Add(new Channel { Name = "Internet" });
        Orders(company);
        Pipeline(company);
        Targets(company);
        return company;
    }

    private static void Orders(SmallCompany company)
    {
        var first = Order(new(2023, 2, 10), customer: 1, Ann, territory: 2, channel: 1);
        company.Line(first, 100_00, product: 1, quantity: 2_000, cost: 60_00);
        company.Line(first, 50_00, product: 2, quantity: 1_000, cost: null);
        company.Line(Order(new(2023, 3, 5), customer: 1, Ann, territory: 2, channel: 1), 60_00, product: 1, quantity: 1_000, cost: 70_00);
        company.Line(Order(new(2023, 3, 20), customer: 2, Bob, territory: 1, channel: 1), 400_00, product: 2, quantity: 4_000, cost: 300_00);
        var back = Order(new(2023, 7, 2), customer: 2, Bob, territory: 3, channel: 2, DocumentKind.Return);
        company.Line(back, -100_00, product: 2, quantity: -1_000, cost: -75_00);
        company.Line(Order(new(2024, 2, 15), customer: 1, Bob, territory: 3, channel: 2), 30_00, product: 1, quantity: 1_000, cost: 10_00);
        company.Line(Order(new(2024, 3, 1), customer: 3, rep: null, territory: null, channel: 2), 10_00, product: 1, quantity: 1_000, cost: 5_00);
        company.Line(Order(new(2024, 4, 1), customer: 3, Ann, territory: 1, channel: 2), 9_999_00, product: 1, quantity: 1_000, cost: 5_00);

        Order Order(DateOnly day, int? customer, int? rep, int? territory, int channel, DocumentKind kind = DocumentKind.Order)
        {
            var order = company.Order(day, customer, rep, kind);
            (order.TerritoryId, order.ChannelId) = (territory, channel);
            return order;
        }
    }

    private static void Pipeline(SmallCompany company)
    {
        company.Add(new Lead { Day = new(2023, 2, 1), RepId = Ann, CreatedAt = 0, FirstResponseAt = 2 * 3600, ConvertedDay = new(2023, 2, 9) });
        company.Add(new Lead { Day = new(2023, 2, 3), RepId = Ann, CreatedAt = 0 });
        company.Add(new Lead { Day = new(2023, 3, 1), RepId = Bob, CreatedAt = 0, FirstResponseAt = 4 * 3600 });
        company.Add(new Opportunity { Day = new(2023, 2, 1), ClosedDay = new(2023, 3, 3), Outcome = Outcome.Won, Amount = 500_00, RepId = Ann });
        company.Add(new Opportunity { Day = new(2023, 2, 10), ClosedDay = new(2023, 4, 10), Outcome = Outcome.Lost, Amount = 90_00, RepId = Bob });
        company.Add(new Opportunity { Day = new(2023, 3, 1), Amount = 700_00, RepId = Ann });
        company.Add(new Opportunity { Day = new(2023, 3, 2), RepId = Ann });
        for (var i = 0; i < 4; i++) company.Add(new Activity { Day = new(2023, 5, 1), RepId = i < 3 ? Ann : Bob, Kind = "call" });
        company.Add(new Ticket { Day = new(2023, 5, 1), OpenedAt = 0, FirstResponseAt = 3600, Kind = "service" });
        company.Add(new Ticket { Day = new(2023, 5, 2), OpenedAt = 0, Kind = "service" });
        company.Add(new Spend { Day = new(2023, 3, 1), ChannelId = 1, Amount = 40_00 });
        company.Add(new Spend { Day = new(2024, 1, 1), ChannelId = 2, Amount = 10_00 });
    }

    private static void Targets(SmallCompany company)
    {
        company.Add(new Target { RepId = Ann, FromDay = new(2023, 1, 1), ToDay = new(2023, 4, 1), Value = 200_00 });
        company.Add(new Target { RepId = Bob, FromDay = new(2023, 1, 1), ToDay = new(2023, 4, 1), Value = 500_00 });
        company.Add(new Target { OrgUnitId = 1, FromDay = new(2023, 1, 1), ToDay = new(2024, 1, 1), Value = 1_000_00 });
        company.Add(new Target { OrgUnitId = 1, FromDay = new(2023, 1, 1), ToDay = new(2023, 7, 1), Value = 600_00 });
        company.Add(new Target { Metric = "orders", OrgUnitId = 1, FromDay = new(2023, 1, 1), ToDay = new(2024, 1, 1), Value = 7 });
    }
}
