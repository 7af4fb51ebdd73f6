using Attain.Facts;

namespace Attain.Metrics;

/// <summary>
/// A step of a driver tree: a quantity, and as driver this quantity per one of the step before (orders per customer).
/// </summary>
/// <param name="Key">Name of the driver; "driver.Key" says it.</param>
/// <param name="Unit">What the driver is told in.</param>
/// <param name="Metric">Where the quantity comes from: its numerator, or its denominator when <paramref name="IsDenominator"/>.</param>
internal sealed record DriverStep(string Key, MetricUnit Unit, MetricDefinition Metric, bool IsDenominator = false)
{
    public decimal Quantity(MetricValue value) => (IsDenominator ? value.Denominator : value.Numerator) ?? 0;
}

/// <summary>
/// What a metric is the product of, as data. Each step divides by the one before, so the product of all drivers is the last quantity,
/// which is the metric itself: nothing has to be assumed about how the drivers hang together.
/// </summary>
/// <param name="Behind">The members whose own change of a driver is the evidence for it.</param>
internal sealed record DriverTree(string Name, Core.Dimension Behind, IReadOnlyList<DriverStep> Steps)
{
    /// <summary>Active customers × orders per customer × average order value.</summary>
    public static readonly DriverTree Revenue = new("drivers", Core.Dimension.Customer,
    [
        new("active_customers", MetricUnit.Count, MetricCatalogue.ActiveCustomers),
        new("orders_per_customer", MetricUnit.Quantity, MetricCatalogue.Orders),
        new("average_order_value", MetricUnit.Money, MetricCatalogue.Revenue),
    ]);

    /// <summary>The same, × margin on revenue.</summary>
    public static readonly DriverTree GrossMargin = Revenue with
    {
        Steps = [.. Revenue.Steps, new("margin_on_revenue", MetricUnit.Share, MetricCatalogue.GrossMargin)],
    };

    /// <summary>
    /// Leads × conversion × deals decided per converted lead × win rate × average won amount × revenue per won amount. The third tells
    /// how fast the pipeline is worked off; the last one what is sold beyond won deals, repeat orders above all.
    /// </summary>
    public static readonly DriverTree Funnel = new("funnel", Core.Dimension.Rep,
    [
        new("leads", MetricUnit.Count, MetricCatalogue.Leads),
        new("lead_conversion", MetricUnit.Share, MetricCatalogue.LeadConversion),
        new("decided_per_converted", MetricUnit.Quantity, MetricCatalogue.WinRate, IsDenominator: true),
        new("win_rate", MetricUnit.Share, MetricCatalogue.WinRate),
        new("average_won_amount", MetricUnit.Money, MetricCatalogue.WonAmount),
        new("revenue_per_won", MetricUnit.Quantity, MetricCatalogue.Revenue),
    ]);

    /// <summary>The upper half of the funnel, where no opportunities are loaded.</summary>
    public static readonly DriverTree LeadFunnel = Funnel with
    {
        Steps = [.. Funnel.Steps.Take(2), new("revenue_per_converted", MetricUnit.Money, MetricCatalogue.Revenue)],
    };

    /// <summary>The lower half, where no leads are loaded.</summary>
    public static readonly DriverTree DealFunnel = Funnel with
    {
        Steps = [new("decided_deals", MetricUnit.Count, MetricCatalogue.WinRate, IsDenominator: true), .. Funnel.Steps.Skip(3)],
    };

    /// <summary>As much of the funnel as is loaded, or null when nothing is.</summary>
    public static DriverTree? LoadedFunnel(WorkspaceView view) => (view.IsLoaded(FactKind.Leads), view.IsLoaded(FactKind.Opportunities)) switch
    {
        (true, true) => Funnel,
        (true, false) => LeadFunnel,
        (false, true) => DealFunnel,
        _ => null,
    };

    public IReadOnlyList<MetricDefinition> Metrics => [.. Steps.Select(step => step.Metric)];
}
