using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

// Inside the namespace, so that Product is the dimension here and not the entity.
using static Attain.Core.Dimension;

/// <summary>What each fact can be cut by.</summary>
public static class FactDimensions
{
    private static readonly Dimension[] Time = [Day, Week, Month, Quarter, Year];
    private static readonly Dimension[] Organisation = [Division, Team, Rep];
    private static readonly Dimension[] Buyers = [Customer, Tier, Segment];
    private static readonly Dimension[] Products = [Category, Line, Product, Role];

    public static IReadOnlyList<Dimension> OfPeople { get; } = [.. Time, .. Organisation, Tenure];

    public static IReadOnlyList<Dimension> Of(FactKind fact) => Known[fact];

    private static readonly Dictionary<FactKind, Dimension[]> Known = new()
    {
        [FactKind.OrderLines] = [.. Time, Window, .. Organisation, Territory, .. Buyers, Newness, .. Products, Channel],
        [FactKind.Leads] = [.. Time, .. Organisation, Territory, .. Buyers, Channel, Source],
        [FactKind.Opportunities] = [.. Time, .. Organisation, Territory, .. Buyers, .. Products, Channel, Source, Stage],
        [FactKind.Activities] = [.. Time, .. Organisation, .. Buyers],
        [FactKind.Tickets] = [.. Time, .. Organisation, .. Buyers, .. Products],
        [FactKind.Spend] = [.. Time, Channel, Source],
        [FactKind.Targets] = [.. Time, Window, .. Organisation, Territory, Customer, Category, Line, Product, Channel],
    };
}
