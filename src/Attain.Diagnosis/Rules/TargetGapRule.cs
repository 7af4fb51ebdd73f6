using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>
/// Targets of closed windows that were missed: by all together, told of the narrowest part that carries the gap; or, where all
/// together reached them, by the reps, teams or territories that others made up for.
/// </summary>
public sealed class TargetGapRule : IDiagnosisRule
{
    private static readonly Dimension[] Owners = [Dimension.Division, Dimension.Team, Dimension.Rep, Dimension.Territory, Dimension.Line, Dimension.Channel];

    public RuleHead Head { get; } = new("target_gap", Area.Revenue, MetricCatalogue.Attainment)
    {
        Needs = [FactKind.Targets, FactKind.OrderLines],
        Thresholds = [DiagnosisThresholds.TargetBehind],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        var windows = ClosedWindows.Of(context);
        if (windows.Count == 0) return RuleVerdict.Cannot(Sentence.Of("diagnosis.target_gap.no_window"));

        var (actual, target) = windows.Total(context, context.Where);
        if (actual >= target) return Hidden(context, windows);

        var scope = Concentration.Locate(context, context.Where, Owners, (within, dimension) => windows.Losses(context, within, dimension));
        if (!context.IsWhole(scope)) (actual, target) = windows.Total(context, scope);
        return context.Matters(target - actual) ? RuleVerdict.Of(Missed(context, windows, scope, actual, target)) : RuleVerdict.Fine;
    }

    private Finding Missed(DiagnosisContext context, ClosedWindows windows, Scope scope, decimal actual, decimal target)
    {
        var losses = Owners.Select(dimension => windows.Losses(context, scope, dimension)).Where(all => all.Count > 1).ToList();
        var behind = losses.SelectMany(all => all.Where(loss => loss.Amount > 0)).ToList();
        var drivers = windows.Drivers(context, scope, actual, target);
        var cause = behind.MaxBy(loss => loss.Amount) is { } first
            ? Sentence.Of(
                "diagnosis.target_gap.cause.members", ("count", windows.Missed(context, scope)), ("windows", windows.Count),
                ("member", Phrases.Member(first.Member)), ("amount", context.Money(first.Amount)))
            : Sentence.Of("diagnosis.target_gap.cause.windows", ("count", windows.Missed(context, scope)), ("windows", windows.Count));
        return Find(context, scope, actual, target, cause) with
        {
            Drivers = drivers,
            Evidence = Reporting.Evidence(context, behind, Behind(context)),
        };
    }

    /// <summary>All together reached their targets; who is far behind all the same, at the finest level that has targets.</summary>
    private RuleVerdict Hidden(DiagnosisContext context, ClosedWindows windows)
    {
        var finest = new[] { Dimension.Rep, Dimension.Team, Dimension.Territory, Dimension.Line }
            .Select(dimension => windows.Losses(context, context.Where, dimension)).FirstOrDefault(all => all.Count > 0, []);
        var behind = finest.Where(loss => loss.Amount > (1 - context[DiagnosisThresholds.TargetBehind]) * loss.Size).ToList();
        var gap = behind.Sum(loss => loss.Amount);
        if (!context.Matters(gap)) return RuleVerdict.Fine;

        var scope = context.Where.Narrow(behind[0].Member.Dimension, [.. behind.Select(loss => loss.Member.Id)]);
        var target = behind.Sum(loss => loss.Size);
        var cause = Sentence.Of("diagnosis.target_gap.cause.hidden", ("line", new Ratio(context[DiagnosisThresholds.TargetBehind])), ("count", behind.Count));
        return RuleVerdict.Of(Find(context, scope, target - gap, target, cause) with { Evidence = Reporting.Evidence(context, behind, Behind(context)) });
    }

    private Finding Find(DiagnosisContext context, Scope scope, decimal actual, decimal target, Sentence cause) => this.Finding(
        context, scope, target - actual, cause,
        ("attainment", new Ratio(actual / target)), ("actual", context.Money(actual)), ("target", context.Money(target)));

    private static Func<Loss, Sentence> Behind(DiagnosisContext context) => loss => Sentence.Of(
        "diagnosis.target_gap.evidence", ("member", Phrases.Member(loss.Member)), ("amount", context.Money(loss.Amount)),
        ("attainment", Ratio.Of(loss.Size - loss.Amount, loss.Size)), ("target", context.Money(loss.Size)));
}
