using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>A fall of revenue against the year before, and the part of the business that carries it.</summary>
internal sealed record RevenueDecline(Scope Scope)
{
    /// <summary>Null where revenue did not fall by enough.</summary>
    public static RevenueDecline? Find(DiagnosisContext context)
    {
        var change = context.Change(MetricCatalogue.Revenue);
        return change.FallShare >= context[DiagnosisThresholds.Decline] && context.Matters(change.Fall)
            ? new RevenueDecline(Locate(context, context.Where))
            : null;
    }

    public static Scope Locate(DiagnosisContext context, Scope start) =>
        Concentration.Locate(context, start, Concentration.Everywhere, (scope, dimension) => Losses(context, scope, dimension));

    /// <summary>The fall of a part, less what its former customers now buy from a colleague.</summary>
    public static decimal Lost(DiagnosisContext context, Scope scope) =>
        context.Change(MetricCatalogue.Revenue, scope).Fall - HandedOver.Of(context, scope);

    /// <param name="rule">Whose finding it is.</param>
    /// <param name="context">The diagnosis.</param>
    /// <param name="scope">The part that carries the fall.</param>
    public static Finding Tell(IDiagnosisRule rule, DiagnosisContext context, Scope scope)
    {
        var change = context.Change(MetricCatalogue.Revenue, scope);
        var drivers = GapExplainer.Explain(context.View, MetricCatalogue.Revenue.Id, context.Days, context.Versus, scope);
        var losses = Concentration.Everywhere
            .Select(dimension => Losses(context, scope, dimension).Where(loss => loss.Member.Id != 0).ToList())
            .Where(all => all.Count > 1).SelectMany(all => all).Where(loss => context.Matters(loss.Amount));
        var cause = drivers.Worst() is { } worst
            ? Driver(worst, new(-worst.Units / (decimal)Math.Max(1, drivers.From - drivers.To)))
            : Sentence.Of("diagnosis.cause.unknown");
        return rule.Finding(
            context, scope, Lost(context, scope), cause,
            ("fall", new Ratio(change.FallShare)), ("now", context.Money(change.Now.Value ?? 0)), ("before", context.Money(change.Before.Value ?? 0))) with
        {
            Drivers = drivers,
            Evidence = Reporting.Evidence(context, losses, loss => Sentence.Of(
                "diagnosis.evidence.fall", ("member", Phrases.Member(loss.Member)), ("amount", context.Money(loss.Amount)),
                ("fall", Ratio.Of(loss.Amount, loss.Size)))),
        };
    }

    /// <summary>A driver that alone took more than was lost is told without a share: other drivers made up for a part of it.</summary>
    private static Sentence Driver(GapPart worst, Ratio share) => share.Value <= 1
        ? Sentence.Of("diagnosis.cause.driver", ("driver", worst.Driver), ("share", share))
        : Sentence.Of("diagnosis.cause.driver.outweighed", ("driver", worst.Driver));

    private static IEnumerable<Loss> Losses(DiagnosisContext context, Scope scope, Dimension dimension) =>
        context.Changes(MetricCatalogue.Revenue, dimension, scope).Select(part => new Loss(part.Member, part.Change.Fall, part.Change.Before.Value ?? 0));
}
