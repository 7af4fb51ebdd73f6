using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>More orders, but each of them worth less, beyond what lower prices explain: growth bought with small orders.</summary>
public sealed class SmallerOrdersRule : IDiagnosisRule
{
    public RuleHead Head { get; } = new("smaller_orders", Area.Revenue, MetricCatalogue.AverageOrderValue)
    {
        Needs = [FactKind.OrderLines],
        ComparesYears = true,
        CausesDecline = true,
        Thresholds = [DiagnosisThresholds.VolumeRise],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        var scope = Concentration.Locate(
            context, context.Where, Concentration.Everywhere, (within, dimension) => SmallerOrders.By(context, within, dimension));
        var value = context.Change(MetricCatalogue.AverageOrderValue, scope);
        var orders = context.Change(MetricCatalogue.Orders, scope);
        if (value is not { Before.Value: not null, Now.Value: not null } || orders.Growth is not { } growth) return RuleVerdict.Fine;

        var lost = SmallerOrders.Lost(context, scope) - (context.Search(PriceEffect.Find)?.Lost ?? 0);
        var isSo = value.FallShare >= context[DiagnosisThresholds.VolumeRise] && growth >= context[DiagnosisThresholds.VolumeRise];
        return isSo && context.Matters(lost) && SmallerOrders.IsCertain(context, scope) ? RuleVerdict.Of(Find(context, scope, value, growth, lost)) : RuleVerdict.Fine;
    }

    private Finding Find(DiagnosisContext context, Scope scope, Change value, decimal growth, decimal lost)
    {
        var drivers = GapExplainer.Explain(context.View, MetricCatalogue.Revenue.Id, context.Days, context.Versus, scope, GapMethod.Drivers);
        var mix = context.Changes(MetricCatalogue.Orders, Dimension.Channel, scope).Count > 1 ? "mixed" : "plain";
        return this.Finding(
            context, scope, lost, Sentence.Of($"diagnosis.smaller_orders.cause.{mix}"),
            ("orders", new Ratio(growth)), ("before", context.Money(value.Before.Value!.Value)), ("now", context.Money(value.Now.Value!.Value))) with
        {
            Drivers = drivers,
            Evidence = Reporting.Evidence(context, new[] { Dimension.Rep, Dimension.Line, Dimension.Territory }.SelectMany(
                dimension => SmallerOrders.By(context, scope, dimension))),
        };
    }
}
