using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Revenue below the year before, told of the narrowest part that carries the fall, and split among its causes.</summary>
public sealed class RevenueDeclineRule : IDiagnosisRule
{
    public const string Name = "revenue_decline";

    public RuleHead Head { get; } = new(Name, Area.Revenue, MetricCatalogue.Revenue)
    {
        Needs = [FactKind.OrderLines],
        ComparesYears = true,
        Thresholds = [DiagnosisThresholds.Decline],
    };

    public RuleVerdict Judge(DiagnosisContext context) => context.Search(RevenueDecline.Find) is { } decline
        ? RuleVerdict.Of(RevenueDecline.Tell(this, context, decline.Scope))
        : RuleVerdict.Fine;
}
