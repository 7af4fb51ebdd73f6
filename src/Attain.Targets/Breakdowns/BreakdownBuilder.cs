using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Targets;

/// <summary>A breakdown with what must be said about how it was cut.</summary>
public sealed record BreakdownResult(Breakdown Breakdown, IReadOnlyList<Sentence> Notes);

/// <summary>Cuts an amount along months and other dimensions from history.</summary>
public static class BreakdownBuilder
{
    /// <summary>
    /// Month × the other dimensions, months always first. Rounded once, over all leaves, by largest remainder: no total is
    /// rounded again, so every one of them is the sum of its leaves.
    /// </summary>
    /// <param name="total">In the currency and scale the leaves shall have.</param>
    /// <exception cref="RefusedException">A dimension that cannot be cut along, or no history to follow.</exception>
    public static BreakdownResult Build(WorkspaceView view, Period period, Money total, IReadOnlyList<Dimension> along)
    {
        if (total.Units < 0) throw new RefusedException(Sentence.Of("targets.totalNotPositive", ("total", total.ToExact())));
        Dimension[] others = [.. along.Where(dimension => dimension != Dimension.Month).Distinct()];
        foreach (var dimension in others)
            if (!BreakdownWeights.Allowed.Contains(dimension))
                throw new RefusedException(Sentence.Of("targets.cannotCutAlong", ("dimension", dimension.Name()), ("allowed", BreakdownWeights.Names([Dimension.Month, .. BreakdownWeights.Allowed]))));
        if (!view.IsLoaded(FactKind.OrderLines)) throw new RefusedException(Sentence.Of("targets.noOrders"));

        var weights = BreakdownWeights.Of(view, period, others);
        return new(Cut(total, [Dimension.Month, .. others], weights), weights.Notes);
    }

    internal static Breakdown Cut(Money total, IReadOnlyList<Dimension> along, BreakdownWeights weights)
    {
        // The months' weights as whole parts of a million, so that their products with units stay exact.
        var shape = Allocation.Spread(1_000_000, [.. weights.Months.Select(month => month.Weight)]);
        var product = new decimal[shape.Length * weights.Others.Count];
        var keys = new int[product.Length][];
        var leaf = 0;
        for (var month = 0; month < shape.Length; month++)
        {
            var day = EpochDay.Of(weights.Months[month].Month);
            foreach (var (others, weight) in weights.Others)
            {
                keys[leaf] = [day, .. others];
                product[leaf++] = (decimal)shape[month] * weight;
            }
        }
        var units = Allocation.Spread(total.Units, product);
        return new(total.Currency, along, [.. keys.Zip(units, (key, amount) => new BreakdownCell(key, amount))]);
    }
}
