using System.Buffers;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>
/// Which customers a viewer may look at: those owned by somebody in sight, and those with an order, deal, lead, activity or ticket
/// of somebody in sight.
/// </summary>
public static class CustomerSight
{
    private static readonly IReadOnlyList<FactKind> WithCustomers = [FactKind.OrderLines, FactKind.Opportunities, FactKind.Leads, FactKind.Activities, FactKind.Tickets];

    /// <summary>By customer id; null where the viewer sees the company and so all of them.</summary>
    public static IReadOnlySet<int>? Of(WorkspaceView view)
    {
        if (view.Viewer.RepIds is not { } reps) return null;
        var seen = view.Directory.Customers.Where(customer => reps.Contains(customer.OwnerId)).Select(customer => customer.Id).ToHashSet();
        foreach (var kind in WithCustomers) Add(view.Facts[kind], reps, seen);
        return seen;
    }

    private static void Add(FactTable table, IReadOnlySet<int> reps, HashSet<int> seen)
    {
        var (customer, rep) = (table.Index(FactColumn.Customer), table.Index(FactColumn.Rep));
        var (customers, owners) = (ArrayPool<long>.Shared.Rent(Segment.Capacity), ArrayPool<long>.Shared.Rent(Segment.Capacity));
        foreach (var segment in table.Segments)
        {
            segment[customer].Decode(customers);
            segment[rep].Decode(owners);
            for (var i = 0; i < segment.Count; i++)
                if (customers[i] != 0 && reps.Contains((int)owners[i])) seen.Add((int)customers[i]);
        }
        ArrayPool<long>.Shared.Return(customers);
        ArrayPool<long>.Shared.Return(owners);
    }
}
