using Attain.Core;

namespace Attain.Metrics;

public sealed partial class WorkspaceView
{
    private readonly Lock _customersLock = new();
    private IReadOnlyList<CustomerHistory>? _histories;
    private CustomerStandings? _standings;

    /// <summary>Tiers and segments as of <see cref="AsOf"/>, of the customers the viewer sees; computed when first asked for.</summary>
    public CustomerStandings Standings
    {
        get
        {
            lock (_customersLock)
            {
                return _standings ??= CustomerStandings.Compute(Histories(AsOf), AsOf, Thresholds, Profile.Currency);
            }
        }
    }

    /// <summary>What every customer the viewer sees bought up to a day; kept for the as-of day, read anew for any other.</summary>
    public IReadOnlyList<CustomerHistory> Histories(DateOnly asOf)
    {
        if (asOf != AsOf) return CustomerHistories.Read(Facts, Viewer, asOf);
        lock (_customersLock)
        {
            return _histories ??= CustomerHistories.Read(Facts, Viewer, asOf);
        }
    }
}
