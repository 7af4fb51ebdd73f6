using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Strategy;

/// <summary>A line, category or role of products in a period and the one it is compared with.</summary>
/// <param name="Share">Of all revenue; null where there was none, or less.</param>
/// <param name="Growth">Null without revenue before, or where facts do not reach back.</param>
/// <param name="Margin">Null where no cost is loaded.</param>
/// <param name="Price">
/// How much dearer the products sold now have become: Σ revenue ÷ Σ (pieces now × price before) − 1, over products sold in both periods
/// (Paasche), so that a change of mix is no change of price. Null where there are none.
/// </param>
public sealed record ProductGroup(
    DimensionValue Group, Money Revenue, Ratio? Share, Delta? Growth, Money? Margin, Ratio? MarginRate, Delta? Price, decimal Pieces, int Products);

/// <summary>What each part of the assortment brings.</summary>
public static class ProductGroups
{
    /// <param name="by">Category, line or role.</param>
    /// <param name="versus">The days compared with.</param>
    public static IReadOnlyList<ProductGroup> Of(WorkspaceView view, Dimension by, DateRange days, DateRange versus, Scope where)
    {
        var now = Ask(view, by, days, where);
        var reachesBack = view.ReachesBack(FactKind.OrderLines, versus);
        var before = reachesBack ? Ask(view, by, versus, where).ToDictionary(row => (row.Keys[0].Id, row.Keys[1].Id)) : [];
        var past = before.Values.GroupBy(row => row.Keys[0].Id).ToDictionary(group => group.Key, group => group.Sum(Revenue));
        var whole = now.Sum(Revenue);
        return [.. now.GroupBy(row => row.Keys[0].Id).Select(rows => Group([.. rows])).OrderByDescending(group => group.Revenue)];

        ProductGroup Group(IReadOnlyList<MetricRow> rows)
        {
            var key = rows[0].Keys[0];
            var revenue = rows.Sum(Revenue);
            var (margin, costed) = (rows.Sum(row => row.Values[2].Numerator ?? 0), rows.Sum(row => row.Values[2].Denominator ?? 0));
            return new(
                key, Money.Round(revenue, view.Profile.Currency), whole > 0 ? Ratio.Of(revenue, whole) : null,
                reachesBack ? Delta.Of(past.GetValueOrDefault(key.Id), revenue) : null,
                costed > 0 ? Money.Round(margin, view.Profile.Currency) : null, costed > 0 ? Ratio.Of(margin, costed) : null,
                Price(rows), rows.Sum(Pieces), rows.Count(row => row.Keys[1].Id != 0));
        }

        Delta? Price(IReadOnlyList<MetricRow> rows)
        {
            var (paid, atOldPrice) = (0m, 0m);
            foreach (var row in rows.Where(row => row.Keys[1].Id != 0 && Pieces(row) > 0))
            {
                if (!before.TryGetValue((row.Keys[0].Id, row.Keys[1].Id), out var then) || Pieces(then) <= 0 || Revenue(then) <= 0) continue;
                paid += Revenue(row);
                atOldPrice += Pieces(row) * Revenue(then) / Pieces(then);
            }
            return Delta.Of(atOldPrice, paid);
        }
    }

    private static IReadOnlyList<MetricRow> Ask(WorkspaceView view, Dimension by, DateRange days, Scope where) => view.Ask(
        new MetricQuery(MetricCatalogue.Revenue, MetricCatalogue.QuantitySold, MetricCatalogue.GrossMarginRate) { By = [by, Dimension.Product], Days = days, Where = where }).Rows;

    private static decimal Revenue(MetricRow row) => row.Values[0].Value ?? 0;

    private static decimal Pieces(MetricRow row) => row.Values[1].Value ?? 0;
}
