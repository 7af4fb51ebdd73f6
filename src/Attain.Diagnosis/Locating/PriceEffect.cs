using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>What lower prices of the same products cost, where more was sold for them.</summary>
/// <param name="Lost">−Σ (P₁ − P₀) Q₁ over products sold in both periods.</param>
/// <param name="PriceFall">Lost as a share of what the same quantities would have brought at the old prices.</param>
/// <param name="VolumeRise">Growth of these products at old prices, of their pieces, or of orders, whichever grew most; beyond the growth of everybody else where that is lower.</param>
internal sealed record PriceEffect(Scope Scope, decimal Lost, decimal PriceFall, decimal VolumeRise, IReadOnlyList<ProductEffect> Products)
{
    private static readonly Dimension[] Along = [.. Concentration.Everywhere, Dimension.Customer];

    /// <summary>Null where nobody trades price for volume.</summary>
    public static PriceEffect? Find(DiagnosisContext context)
    {
        var scope = Concentration.Locate(context, context.Where, Along, (within, dimension) => Losses(context, within, dimension));
        return IfItCounts(context, Of(context, scope)) ?? (context.IsWhole(scope) ? null : IfItCounts(context, Of(context, context.Where))) ?? Alone(context);
    }

    /// <summary>The whole held its prices; one part may have cut its own all the same, among the ups and downs of the others.</summary>
    private static PriceEffect? Alone(DiagnosisContext context) => Concentration.Everywhere
        .Select(dimension => Losses(context, context.Where, dimension)
            .Where(loss => loss.Member.Id != 0 && context.Matters(loss.Amount))
            .Select(loss => IfItCounts(context, Of(context, context.Where.Narrow(dimension, loss.Member.Id)))).OfType<PriceEffect>().MaxBy(effect => effect.Lost))
        .OfType<PriceEffect>().FirstOrDefault();

    /// <summary>A small fall of prices needs volume to prove the trade; twice as deep a one needs only that no volume was lost.</summary>
    private static PriceEffect? IfItCounts(DiagnosisContext context, PriceEffect effect) =>
        context.Matters(effect.Lost)
        && effect.PriceFall >= context[DiagnosisThresholds.PriceFall]
        && effect.VolumeRise >= (effect.PriceFall < 2 * context[DiagnosisThresholds.PriceFall] ? context[DiagnosisThresholds.VolumeRise] : 0)
            ? effect
            : null;

    private static PriceEffect Of(DiagnosisContext context, Scope scope)
    {
        var sales = Sales(context, scope).SelectMany(group => group).ToList();
        var split = PriceVolumeMix.Split(sales);
        var kept = sales.Where(product => product is { Id: not 0, Quantity0: > 0, Quantity1: > 0 }).ToList();
        var atOldPrices = kept.Sum(product => product.Amount1) - split.Price;
        var before = kept.Sum(product => product.Quantity0);
        var pieces = before > 0 ? kept.Sum(product => product.Quantity1) / before - 1 : 0;
        var orders = context.Change(MetricCatalogue.Orders, scope).Growth ?? 0;
        var value = kept.Sum(product => product.Amount0) is > 0 and var then ? atOldPrices / then - 1 : 0;
        // In a year in which everybody sells less, selling less of it is selling more.
        var around = Math.Min(0, GrowthOfOthers(context, scope));
        var rise = (1 + Math.Max(value, Math.Max(pieces, orders))) / (1 + around) - 1;
        return new PriceEffect(scope, -split.Price, atOldPrices > 0 ? -split.Price / atOldPrices : 0, rise, split.Products);
    }

    /// <summary>Growth of revenue outside the scope; 0 where there is nothing outside.</summary>
    private static decimal GrowthOfOthers(DiagnosisContext context, Scope scope)
    {
        if (context.IsWhole(scope)) return 0;
        var (all, own) = (context.Change(MetricCatalogue.Revenue), context.Change(MetricCatalogue.Revenue, scope));
        var before = (all.Before.Value ?? 0) - (own.Before.Value ?? 0);
        return before > 0 ? ((all.Now.Value ?? 0) - (own.Now.Value ?? 0)) / before - 1 : 0;
    }

    private static IEnumerable<Loss> Losses(DiagnosisContext context, Scope scope, Dimension dimension) =>
        Sales(context, scope, dimension).Select(group => new Loss(
            group.Key!, -PriceVolumeMix.Split([.. group]).Price, group.Sum(product => product.Amount0)));

    /// <summary>What every product sold in both periods, by member of the dimension.</summary>
    private static IEnumerable<IGrouping<DimensionValue?, ProductSales>> Sales(DiagnosisContext context, Scope scope, params Dimension[] by)
    {
        var before = Rows(context, context.Versus, scope, by);
        var now = Rows(context, context.Days, scope, by);
        return before.Keys.Union(now.Keys)
            .Select(key => (Key: key, Before: before.GetValueOrDefault(key), Now: now.GetValueOrDefault(key)))
            .GroupBy(
                sale => sale.Key.Member,
                sale => new ProductSales(sale.Key.Product, sale.Before.Amount, sale.Before.Quantity, sale.Now.Amount, sale.Now.Quantity));
    }

    private static Dictionary<(DimensionValue? Member, int Product), (decimal Amount, decimal Quantity)> Rows(
        DiagnosisContext context, DateRange days, Scope scope, Dimension[] by) =>
        context.By(days, scope, [.. by, Dimension.Product], MetricCatalogue.AveragePrice).ToDictionary(
            row => (by.Length == 0 ? null : row.Keys[0], row.Keys[^1].Id),
            row => (row.Values[0].Numerator ?? 0, row.Values[0].Denominator ?? 0));
}
