namespace Attain.Metrics.Tests;

public sealed class DriverSplitTests
{
    private delegate IReadOnlyList<decimal> Split(IReadOnlyList<decimal> before, IReadOnlyList<decimal> after);

    [Fact]
    public void Shapley_reproduces_the_reference_funnel()
    {
        var (before, after, expected) = Vector.Funnel("funnel.shapley");
        Cents(Shapley.Split(before, after)).ShouldBe(expected);
    }

    [Fact]
    public void Lmdi_reproduces_the_reference_funnel()
    {
        var (before, after, expected) = Vector.Funnel("funnel.lmdi");
        Cents(Lmdi.Split(before, after)).ShouldBe(expected);
    }

    [Fact]
    public void Sequential_substitution_depends_on_the_order_and_is_not_used()
    {
        var (before, after, expected) = Vector.Funnel("funnel.sequential");
        Cents(Sequential(before, after)).ShouldBe(expected);

        // The same drivers listed the other way round: another answer for each of them, from the same facts.
        decimal[] backwards = [.. Sequential([.. before.Reverse()], [.. after.Reverse()]).Reverse()];
        Cents(backwards).Zip(expected).ShouldAllBe(pair => pair.First != pair.Second);
        Cents([.. Shapley.Split([.. before.Reverse()], [.. after.Reverse()]).Reverse()]).ShouldBe(Cents(Shapley.Split(before, after)));
    }

    [Fact]
    public void Parts_sum_to_the_change_whatever_the_drivers()
    {
        var random = new Random(20);
        for (var round = 0; round < 500; round++)
        {
            var (before, after) = Drivers(random, random.Next(1, 9), withNegatives: true);
            Shapley.Split(before, after).Sum().ShouldBe(Product(after) - Product(before), 1e-12m);
            var (positive0, positive1) = Drivers(random, random.Next(1, 9), withNegatives: false);
            Lmdi.Split(positive0, positive1).Sum().ShouldBe(Product(positive1) - Product(positive0), 1e-12m);
        }
    }

    [Fact]
    public void The_order_in_which_drivers_are_listed_changes_nothing()
    {
        var random = new Random(21);
        foreach (Split split in new Split[] { Shapley.Split, Lmdi.Split })
        {
            for (var round = 0; round < 200; round++)
            {
                var (before, after) = Drivers(random, random.Next(2, 9), withNegatives: false);
                int[] order = [.. Enumerable.Range(0, before.Length)];
                random.Shuffle(order);
                var straight = split(before, after);
                var shuffled = split([.. order.Select(i => before[i])], [.. order.Select(i => after[i])]);
                for (var i = 0; i < order.Length; i++)
                {
                    shuffled[i].ShouldBe(straight[order[i]], 1e-6m);
                }
            }
        }
    }

    [Fact]
    public void Drivers_that_moved_alike_share_alike_and_one_that_stood_still_has_no_part()
    {
        var parts = Shapley.Split([10, 3, 10, 7], [12, 3, 12, 5]);
        parts[0].ShouldBe(parts[2], 1e-20m);
        parts[1].ShouldBe(0);
        Lmdi.Split([10, 3, 10, 7], [12, 3, 12, 5])[1].ShouldBe(0);
    }

    [Fact]
    public void Shapley_equals_the_average_over_all_orders()
    {
        decimal[] before = [1000, 0, 4, -2];
        decimal[] after = [1200, 5, 3, 6];
        var sums = new decimal[4];
        var orders = Orders([0, 1, 2, 3]).ToList();
        foreach (var order in orders)
        {
            var parts = Sequential([.. order.Select(i => before[i])], [.. order.Select(i => after[i])]);
            for (var i = 0; i < order.Length; i++)
            {
                sums[order[i]] += parts[i];
            }
        }

        orders.Count.ShouldBe(24);
        Shapley.Split(before, after).Zip(sums).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second / 24) < 1e-12m);
    }

    [Fact]
    public void A_driver_that_starts_from_nothing_takes_the_whole_change_under_lmdi()
    {
        Lmdi.Split([0, 5, 2], [3, 6, 2]).ShouldBe([36m, 0, 0]);
        Lmdi.Split([3, 5, 2], [0, 6, 0]).ShouldBe([-15m, 0, -15]);
        Lmdi.Split([0, 5], [0, 7]).ShouldBe([0m, 0]);
    }

    [Fact]
    public void Lmdi_refuses_negative_drivers_and_both_refuse_unlike_lists()
    {
        Should.Throw<ArgumentException>(() => Lmdi.Split([1, -2], [1, 2]));
        Should.Throw<ArgumentException>(() => Lmdi.Split([1], [1, 2]));
        Should.Throw<ArgumentException>(() => Shapley.Split([1], [1, 2]));
        Should.Throw<ArgumentException>(() => Shapley.Split(new decimal[13], new decimal[13]));
    }

    private static decimal[] Sequential(decimal[] before, decimal[] after)
    {
        var parts = new decimal[before.Length];
        decimal[] values = [.. before];
        for (var i = 0; i < values.Length; i++)
        {
            var old = Product(values);
            values[i] = after[i];
            parts[i] = Product(values) - old;
        }

        return parts;
    }

    private static IEnumerable<int[]> Orders(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));

    private static (decimal[] Before, decimal[] After) Drivers(Random random, int count, bool withNegatives)
    {
        return (Values(), Values());

        decimal[] Values() =>
            [.. Enumerable.Range(0, count).Select(_ => random.Next(8) == 0 ? 0 : random.Next(withNegatives ? -2000 : 1, 2000) / 100m)];
    }

    private static decimal Product(IEnumerable<decimal> values) => values.Aggregate(1m, (product, value) => product * value);

    private static decimal[] Cents(IEnumerable<decimal> values) => [.. values.Select(value => decimal.Round(value, 2))];
}
