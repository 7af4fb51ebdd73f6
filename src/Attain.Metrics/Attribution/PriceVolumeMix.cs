namespace Attain.Metrics;

/// <summary>What one product sold in two periods. Amounts and quantities in any units, the same for all products.</summary>
/// <param name="Id">0: not known which product; such sales are never priced.</param>
public readonly record struct ProductSales(int Id, decimal Amount0, decimal Quantity0, decimal Amount1, decimal Quantity1);

/// <summary>How one product contributes to each effect; the sum over effects is the change of its amount.</summary>
public readonly record struct ProductEffect(int Id, decimal Price, decimal Volume, decimal Mix, decimal New, decimal Discontinued, decimal Unpriced);

/// <summary>
/// Price, volume and mix by their standard definition. Over the products sold in both periods, with P = amount ÷ quantity and
/// P̄₀ = Σ P₀Q₀ ÷ Σ Q₀:
/// <code>
/// price  = Σ (P₁ − P₀) Q₁
/// volume = (Σ Q₁ − Σ Q₀) P̄₀
/// mix    = the rest = Σ (Q₁ − Q₀)(P₀ − P̄₀)
/// </code>
/// A product has a price in a period only when its net quantity there is above zero. Products with a price in the new period only are
/// <see cref="New"/>, with a price in the old one only <see cref="Discontinued"/>, each with the whole change of its amount: with one
/// price there is none to compare, and putting them into mix would call a launch a shift in taste. What has no price on either side
/// (returns only, sales without quantity or product) is <see cref="Unpriced"/>. All six add up to the change.
/// </summary>
public sealed record PriceVolumeMix(
    decimal Price, decimal Volume, decimal Mix, decimal New, decimal Discontinued, decimal Unpriced, IReadOnlyList<ProductEffect> Products)
{
    /// <summary>The whole change: Σ amount₁ − Σ amount₀.</summary>
    public decimal Change => Price + Volume + Mix + New + Discontinued + Unpriced;

    public static PriceVolumeMix Split(IReadOnlyList<ProductSales> sales)
    {
        var kept = sales.Where(product => IsPriced(product) is (true, true)).ToList();
        var quantity0 = kept.Sum(product => product.Quantity0);
        var average0 = quantity0 == 0 ? 0 : kept.Sum(product => product.Amount0) / quantity0;
        var effects = sales.Select(product => Effect(product, average0)).ToList();
        return new PriceVolumeMix(
            effects.Sum(effect => effect.Price),
            effects.Sum(effect => effect.Volume),
            effects.Sum(effect => effect.Mix),
            effects.Sum(effect => effect.New),
            effects.Sum(effect => effect.Discontinued),
            effects.Sum(effect => effect.Unpriced),
            effects);
    }

    private static (bool Before, bool After) IsPriced(ProductSales product) =>
        (product.Id != 0 && product.Quantity0 > 0, product.Id != 0 && product.Quantity1 > 0);

    private static ProductEffect Effect(ProductSales product, decimal average0)
    {
        var change = product.Amount1 - product.Amount0;
        switch (IsPriced(product))
        {
            case (true, true):
                // Multiplied before divided, so that a price that does not end in decimals loses nothing.
                var atOldPrice = product.Amount0 * product.Quantity1 / product.Quantity0;
                var volume = (product.Quantity1 - product.Quantity0) * average0;
                return new ProductEffect(product.Id, product.Amount1 - atOldPrice, volume, atOldPrice - product.Amount0 - volume, 0, 0, 0);
            case (false, true):
                return new ProductEffect(product.Id, 0, 0, 0, change, 0, 0);
            case (true, false):
                return new ProductEffect(product.Id, 0, 0, 0, 0, change, 0);
            default:
                return new ProductEffect(product.Id, 0, 0, 0, 0, 0, change);
        }
    }
}
