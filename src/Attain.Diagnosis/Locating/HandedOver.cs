using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>
/// Revenue that a part of the organisation no longer has because its customers buy from a colleague now: a change of hands,
/// not a loss. A customer's fall within the part counts as handed over as far as the same customer bought more outside it.
/// </summary>
internal static class HandedOver
{
    /// <summary>Dimensions in which a customer can change hands and still buy the same.</summary>
    private static readonly Dimension[] Hands = [Dimension.Division, Dimension.Team, Dimension.Rep, Dimension.Channel];

    /// <summary>Never negative; 0 for a scope that names no part of the organisation.</summary>
    public static decimal Of(DiagnosisContext context, Scope scope)
    {
        if (!Hands.Any(scope.Members.ContainsKey)) return 0;
        var around = scope.Members.Where(pair => !Hands.Contains(pair.Key) || context.Where.Members.ContainsKey(pair.Key))
            .Aggregate(Scope.Company, (wide, pair) => wide.With(pair.Key, [.. context.Where.Members.TryGetValue(pair.Key, out var asked) ? asked : pair.Value]));
        var everywhere = context.Changes(MetricCatalogue.Revenue, Dimension.Customer, around).ToDictionary(part => part.Member.Id, part => part.Change.Fall);
        return context.Changes(MetricCatalogue.Revenue, Dimension.Customer, scope)
            .Sum(part => Math.Max(0, Math.Min(part.Change.Fall, part.Change.Fall - everywhere.GetValueOrDefault(part.Member.Id))));
    }
}
