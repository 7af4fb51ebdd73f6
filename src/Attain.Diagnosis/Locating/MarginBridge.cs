using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>
/// Why the margin is not what the old rate would have left of today's revenue. With R revenue, M margin, r = M ÷ R, p price, c the
/// cost of a piece, over products sold in both periods:
/// <code>
/// M₁ − r₀R₁ =   Σ C₁ (p₁ ÷ p₀ − 1)              price: what other prices do to the rate at today's cost
///             + Σ (M₁ − (M₀ ÷ R₀) R₁) − price   cost: the rest of each product's own change
///             + Σ (M₀ ÷ R₀ − r₀) R₁             mix: richer or poorer products
///             + Σ (M₁ − r₀R₁)                   new: products without an old rate
/// </code>
/// </summary>
internal sealed record MarginBridge(decimal From, decimal To, decimal Price, decimal Cost, decimal Mix, decimal New, IReadOnlyList<Loss> Products)
{
    /// <summary>The margin that today's revenue would leave at the old rate, less the margin it leaves.</summary>
    public static decimal Lost(Change rate) => rate is { Before.Value: { } before, Now: { Denominator: { } revenue, Numerator: { } margin } }
        ? before * revenue - margin
        : 0;

    public static MarginBridge Of(DiagnosisContext context, Scope scope)
    {
        var total = context.Change(MetricCatalogue.GrossMarginRate, scope);
        var oldRate = total.Before.Value ?? 0;
        var prices = context.Changes(MetricCatalogue.AveragePrice, Dimension.Product, scope).ToDictionary(part => part.Member.Id, part => part.Change);
        decimal price = 0, cost = 0, mix = 0;
        var products = new List<Loss>();
        foreach (var (member, rate) in context.Changes(MetricCatalogue.GrossMarginRate, Dimension.Product, scope))
        {
            var (margin, revenue) = (rate.Now.Numerator ?? 0, rate.Now.Denominator ?? 0);
            if (rate.Before.Value is not { } own || rate.Before.Denominator is not > 0 || revenue <= 0) continue;

            var inside = margin - own * revenue;
            var byPrice = prices.GetValueOrDefault(member.Id) is { Before.Value: { } old and > 0, Now.Value: { } now } ? (revenue - margin) * (now / old - 1) : 0;
            price += byPrice;
            cost += inside - byPrice;
            mix += (own - oldRate) * revenue;
            products.Add(new Loss(member, -inside, revenue));
        }

        var (from, to) = (oldRate * (total.Now.Denominator ?? 0), total.Now.Numerator ?? 0);
        return new MarginBridge(from, to, price, cost, mix, to - from - price - cost - mix, products);
    }

    public GapExplanation Explain(DiagnosisContext context)
    {
        var (from, to) = (context.Money(From).Units, context.Money(To).Units);
        (string Key, decimal Amount)[] named = [("price", Price), ("cost", Cost), ("mix", Mix), ("new", New)];
        var exact = named.Select(part => part.Amount * context.View.Profile.Currency.Factor).ToArray();

        // From was rounded to whole units; what that took goes into the largest part, so that the parts still sum to the gap.
        exact[Array.IndexOf(exact, exact.MaxBy(Math.Abs))] += to - from - exact.Sum();
        var units = ExactParts.Round(exact, to - from);
        return new GapExplanation(from, to, "margin", [.. named.Zip(units, Part).Where(part => part.Units != 0)]);

        GapPart Part((string Key, decimal Amount) part, long amount) =>
            new(Sentence.Of($"diagnosis.margin_rate.driver.{part.Key}", ("amount", context.Units(amount))), part.Key, amount, []);
    }
}
