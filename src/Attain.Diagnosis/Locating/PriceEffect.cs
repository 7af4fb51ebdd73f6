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

    /// <summary>
    /// A small fall of prices needs volume to prove the trade. Twice as deep a one is told whatever the volume did: it may have brought
    /// none, or other losses hide what it brought.
    /// </summary>
    private static PriceEffect? IfItCounts(DiagnosisContext context, PriceEffect effect) =>
        context.Matters(effect.Lost)
        && effect.PriceFall >= context[DiagnosisThresholds.PriceFall]
        && (effect.VolumeRise >= context[DiagnosisThresholds.VolumeRise] || effect.PriceFall >= 2 * context[DiagnosisThresholds.PriceFall])
            ? effect
            : null;

    private static PriceEffect Of(DiagnosisContext context, Scope scope)
    {
        var (split, own) = Measure(context, scope);
        var all = context.IsWhole(scope) ? own : Measure(context, context.Where).Volumes;
        var atOldPrices = own[0].Now;
        return new PriceEffect(scope, -split.Price, atOldPrices > 0 ? -split.Price / atOldPrices : 0, own.Zip(all, Rise).Max(), split.Products);
    }

    /// <summary>The price effect, and how much was sold before and now: at old prices, in pieces, in orders.</summary>
    private static (PriceVolumeMix Split, (decimal Before, decimal Now)[] Volumes) Measure(DiagnosisContext context, Scope scope)
    {
        var sales = Sales(context, scope).SelectMany(group => group).ToList();
        var split = PriceVolumeMix.Split(sales);
        var kept = sales.Where(product => product is { Id: not 0, Quantity0: > 0, Quantity1: > 0 }).ToList();
        var orders = context.Change(MetricCatalogue.Orders, scope);
        return (split,
        [
            (kept.Sum(product => product.Amount0), kept.Sum(product => product.Amount1) - split.Price),
            (kept.Sum(product => product.Quantity0), kept.Sum(product => product.Quantity1)),
            (orders.Before.Value ?? 0, orders.Now.Value ?? 0),
        ]);
    }

    /// <summary>Growth of a part's volume; in a year in which everybody else sells less, selling less of it is selling more.</summary>
    private static decimal Rise((decimal Before, decimal Now) own, (decimal Before, decimal Now) all)
    {
        var (before, now) = (all.Before - own.Before, all.Now - own.Now);
        var around = before > 0 && now > 0 ? Math.Min(1, now / before) : 1;
        return own.Before > 0 ? own.Now / own.Before / around - 1 : 0;
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
