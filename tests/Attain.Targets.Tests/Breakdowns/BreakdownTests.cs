using Attain.Core;
using Attain.Facts;

namespace Attain.Targets.Tests.Breakdowns;

public sealed class BreakdownTests
{
    private static readonly Currency Yuan = new("CNY", 2);

    [Fact]
    public void Every_total_is_the_sum_of_its_leaves_for_any_total_and_weights()
    {
        var random = new Random(11);
        for (var run = 0; run < 300; run++)
        {
            var weights = Weights(random, random.Next(1, 20), random.Next(1, 20));
            var total = new Money(run % 3 == 0 ? 104_729 : random.NextInt64(0, 1_000_000_000_000_000), Yuan);
            var cut = BreakdownBuilder.Cut(total, [Dimension.Month, Dimension.Rep, Dimension.Line], weights);

            cut.Total.ShouldBe(total);
            cut.Cells.ShouldAllBe(cell => cell.Units >= 0);
            foreach (var axis in cut.Along)
            {
                cut.SumBy(axis).Sum(cell => cell.Units).ShouldBe(total.Units);
                foreach (var part in cut.SumBy(axis))
                    part.Units.ShouldBe(cut.Cells.Where(cell => cell.Keys[cut.Place(axis)] == part.Keys[0]).Sum(cell => cell.Units));
            }
        }
    }

    [Fact]
    public void No_leaf_is_a_unit_away_from_its_exact_share()
    {
        var random = new Random(5);
        var weights = Weights(random, 12, 9);
        var cut = BreakdownBuilder.Cut(new Money(15_485_863, Yuan), [Dimension.Month, Dimension.Rep, Dimension.Line], weights);
        var all = weights.Months.Sum(month => month.Weight) * weights.Others.Sum(other => other.Weight);
        foreach (var month in weights.Months)
        {
            foreach (var (keys, weight) in weights.Others)
            {
                var exact = 15_485_863 * month.Weight * weight / all;
                var leaf = cut.Cells.Single(cell => cell.Keys.SequenceEqual([EpochDay.Of(month.Month), .. keys]));
                // One unit by largest remainder, and the months' weights are whole parts of a million.
                Math.Abs(leaf.Units - exact).ShouldBeLessThan(1 + exact * 0.0001m);
            }
        }
    }

    [Fact]
    public void Sum_by_a_dimension_it_is_not_cut_along_is_refused() =>
        Should.Throw<ArgumentException>(() => new Breakdown(Yuan, [Dimension.Month], []).SumBy(Dimension.Rep));

    private static BreakdownWeights Weights(Random random, int months, int others)
    {
        var first = new DateOnly(2026, 1, 1);
        var pairs = Enumerable.Range(0, others).Select(i => (Keys: new[] { i % 4, i / 4 }, Weight: random.NextInt64(1, 1_000_000_000_000))).ToList();
        // Weights in whole parts of a million, as Cut rounds them, so that shares can be checked exactly.
        var shape = Allocation.Spread(1_000_000, Enumerable.Range(0, months).Select(_ => (long)random.Next(1, 1000)).ToArray());
        return new([.. shape.Select((weight, i) => (first.AddMonths(i), (decimal)weight))], pairs, []);
    }
}
