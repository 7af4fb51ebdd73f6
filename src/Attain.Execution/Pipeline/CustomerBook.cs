using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>A customer in a list.</summary>
/// <param name="History">Null for one who never ordered, as far as the viewer sees.</param>
/// <param name="Expected">When the next order comes by the customer's own rhythm; null without one.</param>
public sealed record CustomerLine(CustomerEntry Customer, int OwnerId, CustomerHistory? History, CustomerStanding? Standing, DateOnly? Expected, int OpenDeals, long OpenUnits);

/// <summary>The customers a viewer may look at, with what matters of each.</summary>
public static class CustomerBook
{
    /// <param name="where">Of teams, divisions and reps by the owner; of territories by the customer.</param>
    public static IReadOnlyList<CustomerLine> List(WorkspaceView view, Scope where)
    {
        var seen = CustomerSight.Of(view);
        var histories = view.Histories(view.AsOf).ToDictionary(history => history.CustomerId);
        var open = OpenDeals(view);
        var scope = new DealScopeFilter(view, where);
        return [.. view.Directory.Customers
            .Where(customer => (seen?.Contains(customer.Id) ?? true) && (where.IsCompany || scope.Holds(customer.OwnerId, customer.TerritoryId)))
            .Select(customer => Line(view, customer, histories.GetValueOrDefault(customer.Id), open.GetValueOrDefault(customer.Id)))];
    }

    private static CustomerLine Line(WorkspaceView view, CustomerEntry customer, CustomerHistory? history, (int Count, long Units) open) => new(
        customer, CustomerOwner.Of(view, customer.Id, history?.RepId ?? 0), history, view.Standings.Of(customer.Id),
        history is { LastDay: { } last, UsualInterval: { } usual } ? last.AddDays((int)Math.Round(usual)) : null, open.Count, open.Units);

    private static Dictionary<int, (int Count, long Units)> OpenDeals(WorkspaceView view)
    {
        var table = view.Facts[FactKind.Opportunities];
        using var reader = new SegmentReader(table, FactColumn.Customer, FactColumn.Rep, FactColumn.Outcome, FactColumn.Amount);
        var scope = new DealScopeFilter(view, Scope.Company);
        var open = new Dictionary<int, (int Count, long Units)>();
        foreach (var segment in table.Segments)
        {
            var (count, columns) = reader.Read(segment);
            for (var i = 0; i < count; i++)
            {
                if (columns[2][i] != (int)Outcome.Open || !scope.Holds((int)columns[1][i])) continue;
                var before = open.GetValueOrDefault((int)columns[0][i]);
                open[(int)columns[0][i]] = (before.Count + 1, before.Units + columns[3][i]);
            }
        }
        return open;
    }
}
