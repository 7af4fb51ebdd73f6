using Attain.Core;

namespace Attain.Metrics;

/// <summary>
/// Explains a gap by price, volume and mix of products: see <see cref="PriceVolumeMix"/>. For gross margin the margin of a piece
/// stands where the price stands.
/// </summary>
internal static class ProductGap
{
    public static GapExplanation Explain(GapQuestion question, long from, long to)
    {
        var changes = question.By(Dimension.Product, question.Metric, MetricCatalogue.QuantitySold);
        var split = PriceVolumeMix.Split([.. changes.Select(change => new ProductSales(
            change.Member.Id, change.Before0, change.Before?[1].Value ?? 0, change.After0, change.After?[1].Value ?? 0))]);

        var price = question.Metric == MetricCatalogue.GrossMargin ? "unit_margin" : "price";
        List<(string Key, decimal Value, Func<ProductEffect, decimal> Of)> effects =
        [
            (price, split.Price, effect => effect.Price),
            ("volume", split.Volume, effect => effect.Volume),
            ("mix", split.Mix, effect => effect.Mix),
            ("new_products", split.New, effect => effect.New),
            ("discontinued_products", split.Discontinued, effect => effect.Discontinued),
            ("unpriced", split.Unpriced, effect => effect.Unpriced),
        ];

        var units = ExactParts.Round(effects.ConvertAll(effect => question.Exactly(effect.Value)), to - from);
        var parts = effects.Select((effect, i) => new GapPart(
            Sentence.Of($"gap.products.{effect.Key}", ("amount", question.Say(units[i])), ("count", split.Products.Count(p => effect.Of(p) != 0))),
            effect.Key,
            units[i],
            question.Evidence(units[i], changes.Zip(split.Products, (change, product) => (change, effect.Of(product))))));

        // Price, volume and mix are always said, the others only where there are any.
        return new GapExplanation(from, to, "price_volume_mix", [.. parts.Where((part, i) => i < 3 || part.Units != 0)]);
    }
}
