using Attain.Core;

namespace Attain.Demo;

/// <summary>Which company is made.</summary>
public sealed record DemoOptions
{
    public int Seed { get; init; } = 1;

    /// <summary>Whole months of facts before the month of the as-of day.</summary>
    public int Months { get; init; } = 24;

    /// <summary>Causes that are not planted. All of them: a company in good health.</summary>
    public IReadOnlySet<DemoCause> Without { get; init; } = new HashSet<DemoCause>();

    /// <summary>Nothing planted.</summary>
    public static IReadOnlySet<DemoCause> Everything { get; } = Enum.GetValues<DemoCause>().ToHashSet().AsReadOnly();
}

/// <summary>Whom to look at the company as; the same people, by external id, for every seed.</summary>
/// <param name="Director">Sees all of it.</param>
/// <param name="Manager">Leads the team in which half the reps are new.</param>
/// <param name="Rep">Has many open deals.</param>
public sealed record DemoAccounts(string Director, string Manager, string Rep);

/// <summary>
/// 远航智造: a maker of automation and drive equipment, with two years of history up to the day it is made. The same seed and day
/// make the same company. What holds it back is planted, and what each cause truly costs is written down while it is made.
/// </summary>
public sealed class DemoCompany
{
    /// <summary>External ids: the director, the manager of the young team, the first rep of the first team.</summary>
    public static DemoAccounts Accounts { get; } = new("E00001", "E00008", "E00016");

    private DemoCompany(DemoDays days, Rows rows, IReadOnlyList<PlantedCause> planted) => (AsOf, Facts, Year, Rows, Planted) = (days.AsOf, days.Facts, days.Year, rows, planted);

    public DateOnly AsOf { get; }

    /// <summary>The days of orders.</summary>
    public DateRange Facts { get; }

    /// <summary>The last twelve whole months.</summary>
    public DateRange Year { get; }

    public IReadOnlyList<PlantedCause> Planted { get; }

    internal Rows Rows { get; }

    public static DemoCompany Make(DateOnly asOf, DemoOptions? options = null)
    {
        var wanted = options ?? new DemoOptions();
        var (seed, names, rows) = (wanted.Seed, Names.Read(), new Rows());
        var days = new DemoDays(asOf, wanted.Months);
        var plan = new Plan(days, DemoOptions.Everything.Except(wanted.Without).ToHashSet());
        var ledger = new Ledger(days);

        var organisation = Organisation.Make(seed, names, plan, rows);
        var assortment = Assortment.Make(names, rows);
        var market = new Market(seed, names, plan, organisation, assortment, rows);
        market.Make();
        new ContactBook(seed, names, rows).Make();
        var buyers = market.Buyers.ToLookup(buyer => buyer.Seat);

        var basket = new Basket(plan, assortment);
        var orders = new OrderBook(plan, ledger, basket);
        var deals = new DealBook(seed, names, plan, ledger, basket, orders);
        new RepeatOrders(seed, plan, basket, orders).Make(market.Buyers);
        new LeadBook(seed, names, plan, ledger, deals, rows).Make(organisation.Seats, buyers);
        deals.MakeOwn(organisation.Seats, buyers);
        deals.NumberInto(rows);
        orders.NumberInto(rows);
        new TicketDesk(seed, names, plan, rows).Make();
        new ActivityLog(seed, names, plan, rows).Make(organisation.Seats, buyers);
        new Budget(seed, plan, organisation, market.Buyers, rows).Make();
        return new DemoCompany(days, rows, new Truth(plan, ledger, organisation, rows).Tell());
    }
}
