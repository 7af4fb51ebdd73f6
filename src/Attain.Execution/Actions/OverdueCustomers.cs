using Attain.Facts;

namespace Attain.Execution;

/// <summary>Customers who have not ordered for much longer than they usually do, by their own rhythm, and with money at risk.</summary>
internal sealed class OverdueCustomers : IActionSource
{
    public FactKind? Needs => FactKind.OrderLines;

    public IEnumerable<(int PersonId, RepAction Action)> Find(ActionQuestion question)
    {
        var view = question.View;
        return
            from rhythm in question.Late
            let owner = CustomerOwner.Of(view, rhythm.CustomerId, rhythm.RepId)
            where rhythm.AtRisk > 0 && question.IsAbout(owner)
            select (owner, new RepAction(
                ActionKind.CallOverdueCustomer,
                question.Customer(rhythm.CustomerId),
                null,
                rhythm.Say(view.Profile.Currency),
                view.Profile.Money(rhythm.AtRisk)));
    }
}
