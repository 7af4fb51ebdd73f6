using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Attain.Tests.Support;

namespace Attain.Diagnosis.Tests;

/// <summary>What one customer buys in one month. Months count from January 2023; the diagnosed year begins with month 12.</summary>
internal sealed record Sale(int Customer, int Month, int Rep, int Product, int Territory, int Channel, long Pieces, long Price, long? Cost)
{
    public bool IsNow => Month >= 12;
}

internal sealed record LeadPlan(int Number, int Month, int Rep, int Source, bool Converts, int ResponseHours)
{
    public bool IsNow => Month >= 12;
}

internal sealed record DealPlan(int Number, int Month, int Rep, bool Wins, long Amount, int CycleDays)
{
    public bool IsNow => Month >= 12;
}

internal sealed record TicketPlan(int Number, int Month, int Customer, int Rep, int Product, int ResponseHours, string Kind);

/// <summary>
/// A company in good health over two years: six reps in two teams, 24 customers who order every month, five per cent growth, targets
/// met, leads that convert, deals that are won. A test plants one cause and must find it, and it alone.
/// </summary>
internal sealed class Scenario
{
    public const int Reps = 6, Customers = 24, Months = 24, FirstManager = 7;

    public static readonly DateOnly AsOf = new(2024, 12, 31);

    public Func<Sale, Sale?> Sales { get; set; } = sale => sale;
    public Func<LeadPlan, LeadPlan?> Leads { get; set; } = lead => lead;
    public Func<DealPlan, DealPlan?> Deals { get; set; } = deal => deal;
    public Func<TicketPlan, TicketPlan?> Tickets { get; set; } = ticket => ticket;
    public Func<int, int, long> Target { get; set; } = (_, quarter) => quarter < 4 ? 1_200_000 : 1_260_000;
    public Func<int, DateOnly?> HireDay { get; set; } = rep => rep <= 3 ? new DateOnly(2020, 1, 1) : new DateOnly(2023, 3, 1);
    public Func<int, int> Activities { get; set; } = _ => 60;
    public Func<int, long> SpendPerMonth { get; set; } = _ => 100_000;

    /// <summary>Days every open deal has stood in its stage.</summary>
    public int OpenDays { get; set; } = 5;

    /// <summary>Lines that each order's pieces are spread over.</summary>
    public int LinesPerOrder { get; set; } = 1;

    public int TicketsPerMonth { get; set; } = 5;

    public int TicketsPerMonthNow { get; set; } = 5;

    public HashSet<FactKind> NotLoaded { get; } = [];

    public static DiagnosisReport Diagnose(Action<Scenario> plant, Func<WorkspaceView, Viewer>? viewer = null, Scope? where = null)
    {
        var scenario = new Scenario();
        plant(scenario);
        using var company = scenario.Build();
        var view = company.Open(AsOf);
        return new DiagnosisService(DiagnosisModule.Rules()).Run(viewer is null ? view : view.SeenBy(viewer(view)), where: where);
    }

    public SmallCompany Build()
    {
        var company = SmallCompany.Of(reps: 0, Customers, products: 0);
        AddOrganisation(company);
        AddDimensions(company);
        if (Has(FactKind.OrderLines)) AddSales(company);
        if (Has(FactKind.Leads)) AddLeads(company);
        if (Has(FactKind.Opportunities)) AddDeals(company);
        if (Has(FactKind.Tickets)) AddTickets(company);
        if (Has(FactKind.Activities)) AddActivities(company);
        if (Has(FactKind.Spend)) AddSpend(company);
        if (Has(FactKind.Targets)) AddTargets(company);
        return company;
    }

    private bool Has(FactKind fact) => !NotLoaded.Contains(fact);

    private void AddOrganisation(SmallCompany company)
    {
        company.Add(new OrgUnit { Name = "North", Kind = OrgUnitKind.Team });
        company.Add(new OrgUnit { Name = "South", Kind = OrgUnitKind.Team });
        for (var rep = 1; rep <= Reps; rep++)
        {
            company.Add(new Person { Name = $"Rep {rep}", Sells = true, HireDay = HireDay(rep), ManagerId = rep <= 3 ? FirstManager : FirstManager + 1 });
            company.Add(new Facts.Membership { PersonId = rep, OrgUnitId = rep <= 3 ? 1 : 2 });
        }

        company.Add(new Person { Name = "Manager North" });
        company.Add(new Person { Name = "Manager South" });
    }

    private static void AddDimensions(SmallCompany company)
    {
        for (var i = 1; i <= 3; i++)
        {
            company.Add(new ProductLine { Name = $"Line {i}" });
            company.Add(new Product { Name = $"Product {i}", LineId = i });
            company.Add(new Territory { Name = $"Territory {i}" });
        }

        foreach (var name in (string[])["Dealers", "Direct"])
        {
            company.Add(new Channel { Name = name });
            company.Add(new LeadSource { Name = $"Source {name}" });
            company.Add(new Stage { Name = $"Stage {name}", Position = 1 });
        }
    }

    private void AddSales(SmallCompany company)
    {
        for (var month = 0; month < Months; month++)
        {
            for (var customer = 1; customer <= Customers; customer++)
            {
                // Rep, product, territory and channel cross each other, so that what sits in one of them sits in no other.
                var (rep, set) = ((customer - 1) / 4 + 1, (customer - 1) % 4);
                var usual = new Sale(customer, month, rep, (customer + rep) % 3 + 1, customer % 3 + 1, set % 2 + 1, month < 12 ? 100 : 105, 1_000, 600);
                if (Sales(usual) is { Pieces: > 0 } sale)
                {
                    var order = company.Order(Day(month, 10 + customer % 3), sale.Customer, sale.Rep);
                    (order.TerritoryId, order.ChannelId) = (sale.Territory, sale.Channel);
                    for (var line = 0; line < LinesPerOrder; line++)
                        company.Line(order, sale.Pieces * sale.Price / LinesPerOrder, sale.Product, sale.Pieces * 1_000 / LinesPerOrder, sale.Pieces * sale.Cost / LinesPerOrder);
                }
            }
        }
    }

    private void AddLeads(SmallCompany company)
    {
        for (var (month, number) = (0, 0); month < Months; month++)
        {
            for (var i = 0; i < 60; i++, number++)
            {
                if (Leads(new LeadPlan(number, month, i % Reps + 1, i / Reps % 2 + 1, i / 12 == 0, 4)) is not { } lead) continue;
                var day = Day(month, 5);
                company.Add(new Lead
                {
                    Name = $"Lead {number}", Day = day, CreatedAt = Noon(day), RepId = lead.Rep, LeadSourceId = lead.Source,
                    FirstResponseAt = Noon(day) + lead.ResponseHours * 3600L, ConvertedDay = lead.Converts ? day.AddDays(3) : null,
                });
            }
        }
    }

    private void AddDeals(SmallCompany company)
    {
        for (var (month, number) = (0, 0); month < Months; month++)
        {
            for (var i = 0; i < 18; i++, number++)
            {
                if (Deals(new DealPlan(number, month, i % Reps + 1, i / Reps == 0, 200_000, 12)) is { } deal) AddDeal(company, deal, closed: true);
            }
        }

        for (var i = 0; i < 12; i++) AddDeal(company, new DealPlan(10_000 + i, Months - 1, i % Reps + 1, false, 2_000_000, OpenDays + 1), closed: false);
    }

    private static void AddDeal(SmallCompany company, DealPlan plan, bool closed)
    {
        var close = closed ? Day(plan.Month, 20) : AsOf;
        var open = close.AddDays(-plan.CycleDays);
        var deal = company.Add(new Opportunity
        {
            Name = $"Deal {plan.Number}", Day = open, RepId = plan.Rep, Amount = plan.Amount, StageId = 2, LeadSourceId = plan.Number % 2 + 1,
            ClosedDay = closed ? close : null, Outcome = !closed ? Outcome.Open : plan.Wins ? Outcome.Won : Outcome.Lost,
        });
        company.Add(new StageEntry { OpportunityId = deal.Id, StageId = 1, EnteredAt = Noon(open) });
        company.Add(new StageEntry { OpportunityId = deal.Id, StageId = 2, EnteredAt = Noon(open.AddDays(closed ? plan.CycleDays / 2 : 1)) });
    }

    private void AddTickets(SmallCompany company)
    {
        for (var (month, number) = (0, 0); month < Months; month++)
        {
            for (var i = 0; i < (month < 12 ? TicketsPerMonth : TicketsPerMonthNow); i++, number++)
            {
                if (Tickets(new TicketPlan(number, month, number % Customers + 1, number % Reps + 1, number % 3 + 1, 8, "delivery")) is not { } ticket) continue;
                var day = Day(month, 8);
                company.Add(new Ticket
                {
                    Day = day, OpenedAt = Noon(day), FirstResponseAt = Noon(day) + ticket.ResponseHours * 3600L,
                    CustomerId = ticket.Customer, RepId = ticket.Rep, ProductId = ticket.Product, Kind = ticket.Kind,
                });
            }
        }
    }

    private void AddActivities(SmallCompany company)
    {
        for (var rep = 1; rep <= Reps; rep++)
        {
            for (var i = 0; i < Activities(rep); i++) company.Add(new Activity { Day = Day(12 + i % 12, 1 + i % 20), Kind = "call", RepId = rep });
        }
    }

    private void AddSpend(SmallCompany company)
    {
        for (var month = 0; month < Months; month++)
        {
            for (var channel = 1; channel <= 2; channel++) company.Add(new Spend { Day = Day(month, 1), ChannelId = channel, Amount = SpendPerMonth(channel) });
        }
    }

    private void AddTargets(SmallCompany company)
    {
        for (var rep = 1; rep <= Reps; rep++)
        {
            for (var quarter = 0; quarter < 8; quarter++)
            {
                company.Add(new Target { RepId = rep, FromDay = Day(3 * quarter, 1), ToDay = Day(3 * quarter + 3, 1), Value = Target(rep, quarter) });
            }
        }
    }

    private static DateOnly Day(int month, int day) => new DateOnly(2023, 1, 1).AddMonths(month).AddDays(day - 1);

    private static long Noon(DateOnly day) => new DateTimeOffset(day.ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero).ToUnixTimeSeconds();
}
