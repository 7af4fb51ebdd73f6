using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Whether a single record lies in what the viewer may see and in what is asked about, as the engine decides it for columns.</summary>
internal static class DealScope
{
    public static bool Holds(DiagnosisContext context, Scope scope, Opportunity deal) =>
        (context.View.Viewer.RepIds?.Contains(deal.RepId ?? 0) ?? true)
        && scope.Members.All(pair => pair.Value.Any(id => Lies(context, deal, pair.Key, id)));

    private static bool Lies(DiagnosisContext context, Opportunity deal, Dimension dimension, int id)
    {
        var directory = context.View.Directory;
        var (rep, product, customer) = (deal.RepId ?? 0, deal.ProductId ?? 0, deal.CustomerId ?? 0);
        return dimension switch
        {
            Dimension.Territory => deal.TerritoryId is { } territory && directory.IsTerritoryWithin(territory, id),
            Dimension.Rep => rep == id,
            Dimension.Team => rep != 0 && directory.TeamOf(rep, deal.Day) == id,
            Dimension.Division => rep != 0 && directory.DivisionOf(rep, deal.Day) == id,
            Dimension.Product => product == id,
            Dimension.Line => product != 0 && directory.LineOf(product) == id,
            Dimension.Category => product != 0 && directory.CategoryOf(product) == id,
            Dimension.Role => product != 0 && directory.RoleOf(product) == id,
            Dimension.Customer => customer == id,
            Dimension.Tier => context.View.Standings.TierOf(customer) == id,
            Dimension.Segment => context.View.Standings.SegmentOf(customer) == id,
            Dimension.Channel => deal.ChannelId == id,
            Dimension.Source => deal.LeadSourceId == id,
            Dimension.Stage => deal.StageId == id,
            _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Deals are not limited by it."),
        };
    }
}
