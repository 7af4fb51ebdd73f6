using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>A smaller share of revenue stays as margin than a year before: by price, by cost, or by selling other things.</summary>
public sealed class MarginRateRule : IDiagnosisRule
{
    public RuleHead Head { get; } = new("margin_rate", Area.Products, MetricCatalogue.GrossMarginRate)
    {
        Needs = [FactKind.OrderLines],
        ComparesYears = true,
        Thresholds = [DiagnosisThresholds.MarginFall],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        if (!Costs.AreLoaded(context)) return RuleVerdict.Cannot(Costs.NotLoaded);

        var scope = Concentration.Locate(
            context, context.Where, Concentration.Everywhere,
            (within, dimension) => context.Changes(MetricCatalogue.GrossMarginRate, dimension, within)
                .Select(part => new Loss(part.Member, MarginBridge.Lost(part.Change), part.Change.Before.Denominator ?? 0)));
        return Find(context, scope) is { } finding ? RuleVerdict.Of(finding) : RuleVerdict.Fine;
    }

    private Finding? Find(DiagnosisContext context, Scope scope)
    {
        var rate = context.Change(MetricCatalogue.GrossMarginRate, scope);
        if (rate.Fall < context[DiagnosisThresholds.MarginFall] || !context.Matters(MarginBridge.Lost(rate))) return null;

        // What lower prices cost is told as price for volume where that rule speaks; here only the rest is left to tell.
        var bridge = MarginBridge.Of(context, scope);
        var told = context.Search(PriceEffect.Find) is null ? 0 : Math.Max(0, -bridge.Price);
        var lost = MarginBridge.Lost(rate) - told;
        if (!context.Matters(lost)) return null;

        var drivers = bridge.Explain(context);
        var worst = drivers.Worst();
        var cause = worst is null ? Sentence.Of("diagnosis.cause.unknown") : Sentence.Of("diagnosis.margin_rate.cause", ("driver", worst.Driver));
        return this.Finding(
            context, scope, lost, cause, ("before", new Ratio(rate.Before.Value ?? 0)), ("now", new Ratio(rate.Now.Value ?? 0))) with
        {
            Drivers = drivers,
            Evidence = Reporting.Evidence(context, bridge.Products),
        };
    }
}
