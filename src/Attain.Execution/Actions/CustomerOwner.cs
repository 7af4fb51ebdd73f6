using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>Who looks after a customer: the owner on record while with the company, else the rep of the last order.</summary>
public static class CustomerOwner
{
    /// <param name="lastRepId">The rep of the last order; 0 when it had none.</param>
    /// <returns>0 for nobody.</returns>
    public static int Of(WorkspaceView view, int customerId, int lastRepId) =>
        view.Directory.Customer(customerId) is { OwnerId: > 0 and var owner } && view.Directory.Person(owner)?.WorksOn(view.AsOf) == true ? owner : lastRepId;
}
