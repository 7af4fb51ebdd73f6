using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Lines sold for less than they cost.</summary>
public sealed class BelowCostRule : IDiagnosisRule
{
    private static readonly Dimension[] Along = [.. Concentration.Everywhere, Dimension.Customer, Dimension.Product];

    public RuleHead Head { get; } = new("below_cost", Area.Products, MetricCatalogue.BelowCost) { Needs = [FactKind.OrderLines] };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        if (!Costs.AreLoaded(context)) return RuleVerdict.Cannot(Costs.NotLoaded);
        if (!context.Matters(Lost(context, context.Where))) return RuleVerdict.Fine;

        var scope = Concentration.Locate(context, context.Where, Along, (within, dimension) => Losses(context, within, dimension));
        var lost = Lost(context, scope);
        var products = Losses(context, scope, Dimension.Product).Where(loss => loss.Amount > 0).ToList();
        var worst = products.MaxBy(loss => loss.Amount);
        var cause = worst is null
            ? Sentence.Of("diagnosis.below_cost.cause.unknown")
            : Sentence.Of("diagnosis.below_cost.cause.products", ("count", products.Count), ("name", worst.Member.Name), ("amount", context.Money(worst.Amount)));
        return RuleVerdict.Of(this.Finding(context, scope, lost, cause, ("amount", context.Money(lost))) with
        {
            Evidence = Reporting.Evidence(context, products),
        });
    }

    private static decimal Lost(DiagnosisContext context, Scope scope) => context.Value(MetricCatalogue.BelowCost, context.Days, scope) ?? 0;

    private static IReadOnlyList<Loss> Losses(DiagnosisContext context, Scope scope, Dimension dimension)
    {
        var lost = context.By(context.Days, scope, [dimension], MetricCatalogue.BelowCost).ToDictionary(row => row.Keys[0].Id, row => row.Values[0].Value ?? 0);
        return
        [
            .. context.By(context.Days, scope, [dimension], MetricCatalogue.Revenue).Where(row => row.Keys[0].Id != 0)
                .Select(row => new Loss(row.Keys[0], lost.GetValueOrDefault(row.Keys[0].Id), row.Values[0].Value ?? 0)),
        ];
    }
}
