using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Metrics;

/// <summary>The metrics as they stand together on a page.</summary>
/// <param name="Key">Of its name.</param>
internal sealed record MetricGroup(string Key, IReadOnlyList<MetricDefinition> Metrics)
{
    /// <summary>Every metric of the catalogue stands in one group; what no group names stands in the last.</summary>
    public static IReadOnlyList<MetricGroup> All { get; } = Make(
        ("diagnose.group.orders", ["revenue", "gross_margin", "gross_margin_rate", "cost", "orders", "order_lines", "quantity", "average_order_value", "average_price", "returns", "return_rate", "below_cost"]),
        ("diagnose.group.customers", ["active_customers", "new_customers", "repurchase_rate", "top_customer_share", "customers_to_80", "customers_to_80_share"]),
        ("diagnose.group.deals", ["leads", "lead_conversion", "first_response_hours", "opportunities", "open_pipeline", "won", "lost", "won_amount", "win_rate", "sales_cycle", "activities", "activities_per_rep", "tickets", "ticket_response_hours"]),
        ("diagnose.group.people", []));

    private static IReadOnlyList<MetricGroup> Make(params (string Key, string[] Ids)[] groups)
    {
        var rest = MetricCatalogue.All.Where(metric => groups.All(group => !group.Ids.Contains(metric.Id.Name))).ToList();
        return [.. groups.Select(group => new MetricGroup(group.Key, group.Ids.Length == 0 ? rest : [.. group.Ids.Select(id => MetricCatalogue.Find(new(id)))]))];
    }
}
