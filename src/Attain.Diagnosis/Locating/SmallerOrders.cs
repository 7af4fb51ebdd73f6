using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>
/// What the same customers lose by ordering less at a time: Σ over customers who ordered in both periods of (order value before −
/// now) × orders now. New customers with small orders are a gain, however they lower the average. Where most orders name no
/// customer, the average of all orders is all there is to compare.
/// </summary>
internal static class SmallerOrders
{
    public static decimal Lost(DiagnosisContext context, Scope scope)
    {
        var named = context.Changes(MetricCatalogue.AverageOrderValue, Dimension.Customer, scope);
        return Lost(context.Change(MetricCatalogue.AverageOrderValue, scope), [.. named.Select(part => part.Change)]);
    }

    private static decimal Lost(Change all, IReadOnlyCollection<Change> named) =>
        named.Sum(change => change.Now.Denominator ?? 0) * 2 < (all.Now.Denominator ?? 0) ? Of(all) : named.Sum(Of);

    /// <summary>
    /// Whether the loss is more than the ups and downs of single customers explain: the sum against the root of the squares, and those
    /// who order less at a time against those who order more, three times the root of all; either is reached by chance once in a
    /// thousand. The count keeps few from speaking for all: one large project a year ago makes every later order look small.
    /// </summary>
    public static bool IsCertain(DiagnosisContext context, Scope scope)
    {
        var losses = context.Changes(MetricCatalogue.AverageOrderValue, Dimension.Customer, scope).Select(part => (double)Of(part.Change)).Where(loss => loss != 0).ToList();
        return losses.Count <= 1
            || (losses.Sum() >= 3 * Math.Sqrt(losses.Sum(loss => loss * loss)) && losses.Sum(Math.Sign) >= 3 * Math.Sqrt(losses.Count));
    }

    /// <summary>The same for every member of a dimension, in one question a period instead of one a member.</summary>
    public static IEnumerable<Loss> By(DiagnosisContext context, Scope scope, Dimension dimension)
    {
        var before = ByCustomer(context, context.Versus, scope, dimension);
        var now = ByCustomer(context, context.Days, scope, dimension);
        var named = before.Keys.Union(now.Keys)
            .Select(key => (key.Member, Change: new Change(before.GetValueOrDefault(key, Change.Nothing), now.GetValueOrDefault(key, Change.Nothing))))
            .ToLookup(part => part.Member, part => part.Change);
        return context.Changes(MetricCatalogue.AverageOrderValue, dimension, scope)
            .Select(part => new Loss(part.Member, Lost(part.Change, [.. named[part.Member.Id]]), part.Change.Before.Numerator ?? 0));
    }

    private static Dictionary<(int Member, int Customer), MetricValue> ByCustomer(DiagnosisContext context, DateRange days, Scope scope, Dimension dimension) =>
        context.By(days, scope, [dimension, Dimension.Customer], MetricCatalogue.AverageOrderValue)
            .Where(row => row.Keys[1].Id != 0)
            .ToDictionary(row => (row.Keys[0].Id, row.Keys[1].Id), row => row.Values[0]);

    /// <summary>Orders now × the fall of their value; 0 where one of the periods has no orders.</summary>
    private static decimal Of(Change value) =>
        value is { Before.Value: { } before, Now.Value: { } now, Before.Denominator: > 0 } ? (before - now) * (value.Now.Denominator ?? 0) : 0;
}
