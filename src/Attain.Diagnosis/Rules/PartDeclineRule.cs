using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>
/// A part that falls behind while the rest makes up for it, so that the total looks well: divisions, teams, reps, territories, product
/// lines, channels. What one part loses is told once, though it shows in several dimensions.
/// </summary>
public sealed class PartDeclineRule : IDiagnosisRule
{
    /// <summary>More parts than these are no focus.</summary>
    private const int Most = 5;

    public RuleHead Head { get; } = new("part_decline", Area.Revenue, MetricCatalogue.Revenue)
    {
        Needs = [FactKind.OrderLines],
        ComparesYears = true,
        Thresholds = [DiagnosisThresholds.PartDecline, DiagnosisThresholds.FewestOrders],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        var whole = context.Search(RevenueDecline.Find);

        // A fall of the whole tells its parts itself.
        if (whole is not null && context.IsWhole(whole.Scope)) return RuleVerdict.Fine;

        var told = new Told(scope => RevenueDecline.Lost(context, scope));
        if (whole is not null) told.Add(whole.Scope);
        foreach (var shift in context.Search(LineShift.Find) ?? []) told.Add(shift.Scope);
        var findings = new List<Finding>();
        foreach (var part in Candidates(context).OrderByDescending(part => part.Fall))
        {
            if (findings.Count == Most || !context.Matters(told.Untold(part.Scope))) continue;
            var scope = RevenueDecline.Locate(context, part.Scope);
            if (!context.Matters(RevenueDecline.Lost(context, scope))) continue;
            told.Add(scope);
            findings.Add(RevenueDecline.Tell(this, context, scope));
        }

        return RuleVerdict.Of(findings);
    }

    private static IEnumerable<(Scope Scope, decimal Fall)> Candidates(DiagnosisContext context) =>
        from dimension in Concentration.Everywhere
        from part in context.Changes(MetricCatalogue.Revenue, dimension, context.Where)
        where part.Change.FallShare >= context[DiagnosisThresholds.PartDecline] && context.Matters(part.Change.Fall)
        let scope = context.Where.Narrow(dimension, part.Member.Id)
        let lost = RevenueDecline.Lost(context, scope)
        where lost >= context[DiagnosisThresholds.PartDecline] * part.Change.Before.Value && context.Matters(lost)
        where IsStillThere(context, part.Member)
            && context.Value(MetricCatalogue.Orders, context.Versus, scope) >= context[DiagnosisThresholds.FewestOrders]
        select (scope, lost);

    /// <summary>A rep who left sells nothing; the customers went to somebody else, whose figures show it.</summary>
    private static bool IsStillThere(DiagnosisContext context, DimensionValue member) =>
        member.Dimension != Dimension.Rep
        || context.View.Directory.Person(member.Id) is not { LeaveDay: { } left } || left >= context.Days.To;
}
