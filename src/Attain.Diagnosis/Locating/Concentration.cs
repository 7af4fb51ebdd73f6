using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>What one member of a dimension loses.</summary>
/// <param name="Amount">Positive is a loss; members that gain are negative.</param>
/// <param name="Size">The member's weight without any loss, to tell a concentrated loss from a large member.</param>
internal sealed record Loss(DimensionValue Member, decimal Amount, decimal Size);

/// <summary>
/// Finds where an effect sits: the narrowest part of the business that carries it. A team's loss that is one rep's loss is told of the
/// rep, once, and not of the team as well.
/// </summary>
internal static class Concentration
{
    /// <summary>Organisation first, because somebody can act on it; within each tree from coarse to fine.</summary>
    public static IReadOnlyList<Dimension> Everywhere { get; } =
    [
        Dimension.Division, Dimension.Team, Dimension.Rep, Dimension.Territory, Dimension.Category, Dimension.Line, Dimension.Channel,
    ];

    public static IReadOnlyList<Dimension> InOrganisation { get; } = [Dimension.Division, Dimension.Team, Dimension.Rep];

    public static IReadOnlyList<Dimension> OfLeads { get; } =
        [Dimension.Source, Dimension.Division, Dimension.Team, Dimension.Rep, Dimension.Territory, Dimension.Channel];

    /// <summary>
    /// Follows the loss downwards as long as one member carries at least the concentrated share of all losses, and more of them than of
    /// the size: the largest member of an even loss carries nothing special.
    /// </summary>
    public static Scope Locate(
        DiagnosisContext context, Scope start, IReadOnlyList<Dimension> along, Func<Scope, Dimension, IEnumerable<Loss>> losses)
    {
        var scope = start;
        foreach (var dimension in along)
        {
            if (scope.Members.TryGetValue(dimension, out var ids) && ids.Count == 1) continue;
            if (Carrier([.. losses(scope, dimension).Where(loss => loss.Member.Id != 0)], context[DiagnosisThresholds.Concentrated]) is { } carrier)
                scope = (dimension == Dimension.Team ? WithoutDivision(scope, context.Where) : scope).Narrow(dimension, carrier.Member.Id);
        }

        return scope;
    }

    /// <summary>The scope with this dimension limited to one member, whatever it named before.</summary>
    public static Scope Narrow(this Scope scope, Dimension dimension, params int[] ids)
    {
        var narrowed = Scope.Company.With(dimension, ids);
        foreach (var (other, members) in scope.Members)
            if (other != dimension) narrowed = narrowed.With(other, [.. members]);
        return narrowed;
    }

    /// <summary>A team says which division it is in.</summary>
    private static Scope WithoutDivision(Scope scope, Scope asked) => asked.Members.ContainsKey(Dimension.Division)
        ? scope
        : scope.Members.Where(pair => pair.Key != Dimension.Division).Aggregate(Scope.Company, (rest, pair) => rest.With(pair.Key, [.. pair.Value]));

    private static Loss? Carrier(IReadOnlyList<Loss> all, decimal concentrated)
    {
        if (all.Count(loss => loss.Size > 0) < 2) return null;
        var gross = all.Sum(loss => Math.Max(0, loss.Amount));
        var size = all.Sum(loss => Math.Max(0, loss.Size));
        var first = all.MaxBy(loss => loss.Amount)!;
        return gross > 0 && first.Amount >= concentrated * gross && first.Amount * size > first.Size * gross ? first : null;
    }
}
