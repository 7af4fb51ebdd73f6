using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

// Inside the namespace, so that Money is the unit here and Order the column.
using static Attain.Facts.FactColumn;
using static Attain.Metrics.Direction;
using static Attain.Metrics.MetricUnit;

/// <summary>
/// Every metric, declared once. Both executors, the reference in docs/metrics.md and the command line read these lines and nothing else.
/// </summary>
public static class MetricCatalogue
{
    // Conditions on rows.
    private static readonly Condition Sale = new Condition.Equal(IsReturn, 0);
    private static readonly Condition GivenBack = new Condition.Equal(IsReturn, 1);
    private static readonly Condition Costed = new Condition.Equal(HasCost, 1);
    private static readonly Condition UnderCost = new Condition.Less(Amount, Cost);
    private static readonly Condition FirstDay = new Condition.OnFirstOrderDay();
    private static readonly Condition Converted = new Condition.Equal(IsConverted, 1);
    private static readonly Condition Answered = new Condition.Equal(HasResponse, 1);
    private static readonly Condition Priced = new Condition.Equal(HasAmount, 1);
    private static readonly Condition StillOpen = new Condition.Equal(FactColumn.Outcome, (long)Facts.Outcome.Open);
    private static readonly Condition IsWon = new Condition.Equal(FactColumn.Outcome, (long)Facts.Outcome.Won);
    private static readonly Condition IsLost = new Condition.Equal(FactColumn.Outcome, (long)Facts.Outcome.Lost);

    private static readonly Condition IsClosed = new Condition.Equal(FactColumn.Outcome, (long)Facts.Outcome.Open, Not: true);

    // Measures that serve several metrics.
    private static readonly FactMeasure LineAmount = Sum(FactKind.OrderLines, Amount);
    private static readonly FactMeasure Earned = LineAmount.Less(FactColumn.Cost).Where(Costed);
    private static readonly FactMeasure Margin = Earned with { NeedsRows = true };
    private static readonly FactMeasure Buyers = Distinct(FactKind.OrderLines, Customer).Where(Sale);
    private static readonly FactMeasure Deals = Rows(FactKind.Opportunities).By(ClosedDay).Where(IsClosed);
    private static readonly FactMeasure DealsWon = Rows(FactKind.Opportunities).By(ClosedDay).Where(IsWon);
    private static readonly FactMeasure To80 = Over(Aggregation.CustomersToEighty);
    private static readonly HeadcountMeasure Sellers = new();

    // Orders and money.
    public static readonly MetricDefinition Revenue = Metric("revenue", Money, HigherIsBetter, LineAmount);
    public static readonly MetricDefinition CostOfSales = Metric("cost", Money, LowerIsBetter, Sum(FactKind.OrderLines, FactColumn.Cost).Where(Costed) with { NeedsRows = true });
    public static readonly MetricDefinition GrossMargin = Metric("gross_margin", Money, HigherIsBetter, Margin, "margin");
    public static readonly MetricDefinition GrossMarginRate = Metric("gross_margin_rate", Share, HigherIsBetter, new Quotient(Margin, LineAmount.Where(Costed)), "margin_rate");
    public static readonly MetricDefinition Orders = Metric("orders", Count, HigherIsBetter, Distinct(FactKind.OrderLines, Order).Where(Sale));
    public static readonly MetricDefinition OrderLines = Metric("order_lines", Count, Neutral, Rows(FactKind.OrderLines));
    public static readonly MetricDefinition QuantitySold = Metric("quantity", MetricUnit.Quantity, HigherIsBetter, Sum(FactKind.OrderLines, FactColumn.Quantity));
    public static readonly MetricDefinition AverageOrderValue = Metric("average_order_value", Money, HigherIsBetter, new Quotient(LineAmount, Orders.Formula), "aov");
    public static readonly MetricDefinition AveragePrice = Metric("average_price", Money, HigherIsBetter, new Quotient(LineAmount, QuantitySold.Formula));
    public static readonly MetricDefinition ReturnedAmount = Metric("returns", Money, LowerIsBetter, Taken(Amount).Where(GivenBack));
    public static readonly MetricDefinition ReturnRate = Metric("return_rate", Share, LowerIsBetter, new Quotient(ReturnedAmount.Formula, LineAmount.Where(Sale)));
    public static readonly MetricDefinition BelowCost = Metric("below_cost", Money, LowerIsBetter, Sum(FactKind.OrderLines, FactColumn.Cost).Less(Amount).Where(Sale, Costed, UnderCost));

    // Customers.
    public static readonly MetricDefinition ActiveCustomers = Metric("active_customers", Count, HigherIsBetter, Buyers);
    public static readonly MetricDefinition NewCustomers = Metric("new_customers", Count, HigherIsBetter, Buyers.Where(FirstDay));
    public static readonly MetricDefinition RepurchaseRate = Metric("repurchase_rate", Share, HigherIsBetter, new Quotient(Over(Aggregation.RepeatCustomers).Where(Sale), Buyers));
    public static readonly MetricDefinition TopCustomerShare = Metric("top_customer_share", Share, LowerIsBetter, new Quotient(Over(Aggregation.TopCustomersRevenue), LineAmount));
    public static readonly MetricDefinition CustomersTo80 = Metric("customers_to_80", Count, HigherIsBetter, To80);
    public static readonly MetricDefinition CustomersTo80Share = Metric("customers_to_80_share", Share, HigherIsBetter, new Quotient(To80, Buyers));

    // Leads, deals, work.
    public static readonly MetricDefinition Leads = Metric("leads", Count, HigherIsBetter, Rows(FactKind.Leads));
    public static readonly MetricDefinition LeadConversion = Metric("lead_conversion", Share, HigherIsBetter, new Quotient(Rows(FactKind.Leads).Where(Converted), Leads.Formula));
    public static readonly MetricDefinition FirstResponseHours = Metric("first_response_hours", Hours, LowerIsBetter, Response(FactKind.Leads));
    public static readonly MetricDefinition Opportunities = Metric("opportunities", Count, HigherIsBetter, Rows(FactKind.Opportunities));
    public static readonly MetricDefinition OpenPipeline = Metric("open_pipeline", Money, HigherIsBetter, Sum(FactKind.Opportunities, Amount).Where(StillOpen, Priced));
    public static readonly MetricDefinition Won = Metric("won", Count, HigherIsBetter, DealsWon);
    public static readonly MetricDefinition Lost = Metric("lost", Count, LowerIsBetter, Rows(FactKind.Opportunities).By(ClosedDay).Where(IsLost));
    public static readonly MetricDefinition WonAmount = Metric("won_amount", Money, HigherIsBetter, Sum(FactKind.Opportunities, Amount).By(ClosedDay).Where(IsWon, Priced));
    public static readonly MetricDefinition WinRate = Metric("win_rate", Share, HigherIsBetter, new Quotient(DealsWon, Deals));
    public static readonly MetricDefinition SalesCycle = Metric("sales_cycle", Days, LowerIsBetter, new Quotient(Sum(FactKind.Opportunities, CycleDays).By(ClosedDay).Where(IsWon), DealsWon));
    public static readonly MetricDefinition Activities = Metric("activities", Count, HigherIsBetter, Rows(FactKind.Activities));
    public static readonly MetricDefinition ActivitiesPerRep = Metric("activities_per_rep", MetricUnit.Quantity, HigherIsBetter, new Quotient(Activities.Formula, Sellers));
    public static readonly MetricDefinition Tickets = Metric("tickets", Count, LowerIsBetter, Rows(FactKind.Tickets));
    public static readonly MetricDefinition TicketResponseHours = Metric("ticket_response_hours", Hours, LowerIsBetter, Response(FactKind.Tickets));

    // Money spent, people, targets. Money spent without any sale has earned 0, so the return needs no rows.
    public static readonly MetricDefinition Spend = Metric("spend", Money, Neutral, Sum(FactKind.Spend, Amount));
    public static readonly MetricDefinition ChannelRoi = Metric("channel_roi", Share, HigherIsBetter, new Quotient(Earned, Spend.Formula), "roi");
    public static readonly MetricDefinition Headcount = Metric("headcount", Count, Neutral, Sellers);
    public static readonly MetricDefinition HeadcountOfNew = Metric("headcount_new", Count, Neutral, new HeadcountMeasure(FixedMembers.NewRep));
    public static readonly MetricDefinition HeadcountOfEstablished = Metric("headcount_established", Count, Neutral, new HeadcountMeasure(FixedMembers.EstablishedRep));
    public static readonly MetricDefinition HeadcountOfSenior = Metric("headcount_senior", Count, Neutral, new HeadcountMeasure(FixedMembers.SeniorRep));
    public static readonly MetricDefinition Productivity = Metric("productivity", Money, HigherIsBetter, new Quotient(LineAmount, Sellers));
    public static readonly MetricDefinition Target = Metric("target", Money, Neutral, new TargetMeasure("revenue", null));
    public static readonly MetricDefinition Attainment = Metric("attainment", Share, HigherIsBetter, new Quotient(new TargetMeasure("revenue", LineAmount), Target.Formula));

    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        Revenue, CostOfSales, GrossMargin, GrossMarginRate, Orders, OrderLines, QuantitySold, AverageOrderValue, AveragePrice, ReturnedAmount,
        ReturnRate, BelowCost, ActiveCustomers, NewCustomers, RepurchaseRate, TopCustomerShare, CustomersTo80, CustomersTo80Share, Leads,
        LeadConversion, FirstResponseHours, Opportunities, OpenPipeline, Won, Lost, WonAmount, WinRate, SalesCycle, Activities,
        ActivitiesPerRep, Tickets, TicketResponseHours, Spend, ChannelRoi, Headcount, HeadcountOfNew, HeadcountOfEstablished, HeadcountOfSenior,
        Productivity, Target, Attainment,
    ];

    private static readonly Dictionary<string, MetricDefinition> ByName = All
        .SelectMany(metric => metric.Aliases.Append(metric.Id.Name), (metric, name) => (metric, name))
        .ToDictionary(pair => pair.name, pair => pair.metric);

    public static bool TryFind(string idOrAlias, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out MetricDefinition? metric) =>
        ByName.TryGetValue(idOrAlias.Trim().ToLowerInvariant(), out metric);

    /// <exception cref="RefusedException">There is no such metric.</exception>
    public static MetricDefinition Find(MetricId id) => TryFind(id.Name, out var metric)
        ? metric
        : throw new RefusedException(Sentence.Of("metrics.unknownMetric", ("name", id.Name), ("known", All.Select(known => known.Id.Name).ToList())));

    private static MetricDefinition Metric(string id, MetricUnit unit, Direction better, Formula formula, params string[] aliases) =>
        new(new MetricId(id), unit, better, formula, aliases);

    private static FactMeasure Sum(FactKind fact, FactColumn column) => new(fact, Aggregation.Sum, [new(column)]);

    /// <summary>The sum of a column of order lines with its sign turned: what is given back is stored negative and told positive.</summary>
    private static FactMeasure Taken(FactColumn column) => new(FactKind.OrderLines, Aggregation.Sum, [new(column, Negative: true)]);

    private static FactMeasure Rows(FactKind fact) => new(fact, Aggregation.Rows, []);

    private static FactMeasure Distinct(FactKind fact, FactColumn column) => new(fact, Aggregation.Distinct, [new(column)]);

    private static FactMeasure Over(Aggregation customers) => new(FactKind.OrderLines, customers, []);

    private static Quotient Response(FactKind fact) => new(Sum(fact, ResponseSeconds).Where(Answered), Rows(fact).Where(Answered));
}
