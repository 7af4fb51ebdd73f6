using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>A rate that is lower than the year before by more than chance explains, where it fell.</summary>
internal sealed record RateFall(Scope Scope, Rate Before, Rate Now)
{
    /// <summary>Cases that succeeded the year before and do not now.</summary>
    public decimal Missing => Now.Trials * (Before.Value - Now.Value);

    /// <summary>Among many parts one falls by chance alone; one that is told must fall further: intervals of 99 % that do not overlap.</summary>
    private const double OneOfMany = 2.6;

    public static RateFall? OfConversion(DiagnosisContext context) => Find(context, MetricCatalogue.LeadConversion, Concentration.OfLeads);

    public static RateFall? OfWinRate(DiagnosisContext context) =>
        Find(context, MetricCatalogue.WinRate, [.. Concentration.InOrganisation, Dimension.Line, Dimension.Source, Dimension.Territory, Dimension.Channel]);

    /// <summary>Cases too few to judge, in either period; null when they are enough.</summary>
    public static long? TooFew(DiagnosisContext context, MetricDefinition metric)
    {
        var whole = Of(context, metric, context.Where);
        var fewest = Math.Min(whole.Before.Trials, whole.Now.Trials);
        return fewest < context[DiagnosisThresholds.FewestCases] ? fewest : null;
    }

    private static RateFall? Find(DiagnosisContext context, MetricDefinition metric, IReadOnlyList<Dimension> along)
    {
        var whole = Of(context, metric, context.Where);
        if (whole.Counts(context))
        {
            var narrow = Of(context, metric, Concentration.Locate(context, context.Where, along, (scope, dimension) => Losses(context, metric, scope, dimension)));
            return narrow.Counts(context) ? narrow : OnlyHere(context, metric, whole, along) ?? whole;
        }

        // The whole held its rate; one member may have lost its own all the same.
        var alone = along
            .SelectMany(dimension => context.Changes(metric, dimension, context.Where))
            .Select(part => Of(context.Where.Narrow(part.Member.Dimension, part.Member.Id), part.Change))
            .Where(part => part.Counts(context) && part.Now.IsBelow(part.Before, OneOfMany))
            .MaxBy(part => part.Missing);
        if (alone is null) return null;
        var narrower = Of(context, metric, Concentration.Locate(context, alone.Scope, along, (scope, dimension) => Losses(context, metric, scope, dimension)));
        return narrower.Counts(context) ? narrower : alone;
    }

    /// <summary>The part without which nothing fell; null where the rest fell as well.</summary>
    private static RateFall? OnlyHere(DiagnosisContext context, MetricDefinition metric, RateFall whole, IReadOnlyList<Dimension> along) => along
        .SelectMany(dimension => context.Changes(metric, dimension, context.Where))
        .Select(part => Of(context.Where.Narrow(part.Member.Dimension, part.Member.Id), part.Change))
        .Where(part => part.Counts(context) && !new RateFall(whole.Scope, whole.Before.Without(part.Before), whole.Now.Without(part.Now)).Counts(context))
        .MaxBy(part => part.Missing);

    private bool Counts(DiagnosisContext context) =>
        Before.Trials >= context[DiagnosisThresholds.FewestCases] && Now.Trials >= context[DiagnosisThresholds.FewestCases]
        && Now.Value <= (1 - context[DiagnosisThresholds.RateFall]) * Before.Value && Now.IsBelow(Before);

    private static RateFall Of(DiagnosisContext context, MetricDefinition metric, Scope scope) => Of(scope, context.Change(metric, scope));

    private static RateFall Of(Scope scope, Change change) => new(scope, Rate.Of(change.Before), Rate.Of(change.Now));

    private static IEnumerable<Loss> Losses(DiagnosisContext context, MetricDefinition metric, Scope scope, Dimension dimension) =>
        from part in context.Changes(metric, dimension, scope)
        let fall = Of(scope, part.Change)
        select new Loss(part.Member, fall.Before.Trials == 0 ? 0 : fall.Missing, fall.Now.Trials);
}
