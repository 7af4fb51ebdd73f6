using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>
/// Trading price for volume: more pieces or orders at lower prices of the same products, or so hoped. The money is the price effect, which leaves
/// out what other products and other quantities did.
/// </summary>
public sealed class PriceForVolumeRule : IDiagnosisRule
{
    public RuleHead Head { get; } = new("price_for_volume", Area.Revenue, MetricCatalogue.AveragePrice)
    {
        Needs = [FactKind.OrderLines],
        ComparesYears = true,
        CausesDecline = true,
        Thresholds = [DiagnosisThresholds.PriceFall, DiagnosisThresholds.VolumeRise],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        if (context.Search(PriceEffect.Find) is not { } price) return RuleVerdict.Fine;

        var drivers = GapExplainer.Explain(context.View, MetricCatalogue.Revenue.Id, context.Days, context.Versus, price.Scope, GapMethod.PriceVolumeMix);
        var products = price.Products.Select(product => new Loss(context.View.Member(Dimension.Product, product.Id), -product.Price, 1)).ToList();
        var cause = Sentence.Of(
            "diagnosis.price_for_volume.cause",
            ("products", products.Where(product => product.Amount > 0).OrderByDescending(product => product.Amount).Take(3).Select(product => product.Member.Name).ToList()),
            ("count", products.Count(product => product.Amount > 0)));
        return RuleVerdict.Of(this.Finding(
            context, price.Scope, price.Lost, cause,
            ("volume", Sentence.Of($"diagnosis.price_for_volume.volume.{(price.VolumeRise > 0 ? "more" : "none")}", ("rise", new Ratio(price.VolumeRise)))), ("price", new Ratio(price.PriceFall)), ("amount", context.Money(price.Lost))) with
        {
            Drivers = drivers,
            Evidence = Reporting.Evidence(context, products),
        });
    }
}
