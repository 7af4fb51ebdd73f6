using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>Customers who have not ordered for much longer than they usually do, by their own rhythm.</summary>
internal sealed class OverdueCustomers : IActionSource
{
    /// <summary>After this many days without an order a customer is lost, not overdue, and no daily action any more.</summary>
    public static readonly Threshold LostAfterDays = new("execution.lostAfterDays", 540m);

    public FactKind Needs => FactKind.OrderLines;

    public IEnumerable<RepAction> For(WorkspaceView view, int personId) =>
        from rhythm in CustomerRhythm.Late(view.Histories(view.AsOf).Where(h => CustomerOwner.Of(view, h) == personId), view.AsOf, view.Thresholds)
        where rhythm.AtRisk > 0 && rhythm.DaysSince <= view.Thresholds[LostAfterDays]
        select new RepAction(
            ActionKind.CallOverdueCustomer,
            view.Member(Dimension.Customer, rhythm.CustomerId),
            null,
            rhythm.Say(view.Profile.Currency),
            view.Profile.Money(rhythm.AtRisk));
}

/// <summary>Who looks after a customer: the owner on record, else the rep of the last order.</summary>
internal static class CustomerOwner
{
    public static int Of(WorkspaceView view, CustomerHistory history) =>
        view.Directory.Customer(history.CustomerId) is { OwnerId: > 0 and var owner } ? owner : history.RepId;
}
