using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Attain.Core.Tests;

public sealed class SpreadTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20_260_317, 1).WithQuietOnSuccess(true);

    private static Gen<long> Any64Bits() =>
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        select ((long)high << 32) | unchecked((uint)low);

    private static Gen<long> NotNegative() => Any64Bits().Select(value => value & long.MaxValue);

    private static Gen<long> AnyLong() => Gen.OneOf(
        Gen.Choose(-1_000, 1_000).Select(value => (long)value),
        Any64Bits(),
        Gen.Elements(0L, 1L, -1L, long.MaxValue, long.MinValue));

    private static Gen<long[]> Weights() => Gen.OneOf(
        Gen.Choose(0, 5).Select(value => (long)value),
        NotNegative(),
        Gen.Elements(0L, 1L, long.MaxValue)).NonEmptyListOf().Select(list => list.ToArray());

    [Fact]
    public void Parts_add_up_to_any_total_under_any_weights() => Prop.ForAll(
        AnyLong().ToArbitrary(),
        Weights().ToArbitrary(),
        (total, weights) => Sum(Allocation.Spread(total, weights)) == total).Check(Thorough);

    [Fact]
    public void Every_part_is_within_one_unit_of_its_share_and_zero_weights_get_nothing() => Prop.ForAll(
        AnyLong().ToArbitrary(),
        Weights().Where(weights => weights.Any(weight => weight > 0)).ToArbitrary(),
        (total, weights) =>
        {
            var whole = Sum(weights);
            return Allocation.Spread(total, weights).Zip(weights).All(pair =>
                BigInteger.Abs(pair.First * whole - (BigInteger)total * pair.Second) < whole && (pair.Second > 0 || pair.First == 0));
        }).Check(Thorough);

    [Fact]
    public void A_negative_total_mirrors_the_positive_one() => Prop.ForAll(
        AnyLong().Where(total => total != long.MinValue).ToArbitrary(),
        Weights().ToArbitrary(),
        (total, weights) => Allocation.Spread(-total, weights).SequenceEqual(Allocation.Spread(total, weights).Select(part => -part)))
        .Check(Thorough);

    [Fact]
    public void Leftover_units_go_to_the_largest_remainders() => Prop.ForAll(
        NotNegative().ToArbitrary(),
        Weights().Where(weights => weights.Any(weight => weight > 0)).ToArbitrary(),
        (total, weights) =>
        {
            var whole = Sum(weights);
            var parts = Allocation.Spread(total, weights);
            var shares = weights.Select((weight, index) =>
            {
                var floor = BigInteger.DivRem((BigInteger)total * weight, whole, out var remainder);
                return (Index: index, Remainder: remainder, Extra: parts[index] - floor);
            }).ToList();
            // Nobody without an extra unit may stand before anybody with one.
            var last = shares.Where(share => share.Extra == 1).OrderBy(share => share.Remainder).ThenByDescending(share => share.Index).FirstOrDefault();
            return shares.All(share => share.Extra == 0 || share.Extra == 1)
                && (last.Extra == 0 || shares.Where(share => share.Extra == 0).All(share =>
                    share.Remainder < last.Remainder || (share.Remainder == last.Remainder && share.Index > last.Index)));
        }).Check(Thorough);

    [Fact]
    public void Fractional_weights_spread_as_the_same_whole_ones()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var whole = Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.NextInt64(0, 1_000_000)).ToArray();
            // The same value at differing scales: 1.5 and 1.500 weigh alike.
            var fractional = whole.Select(weight => new decimal((int)weight, 0, 0, isNegative: false, 4) + (random.Next(2) == 0 ? 0.000000m : 0m)).ToArray();
            var total = random.NextInt64(-1_000_000_000_000, 1_000_000_000_000);
            Allocation.Spread(total, fractional).ShouldBe(Allocation.Spread(total, whole));
        }
    }

    [Fact]
    public void The_smallest_and_the_largest_fractions_are_told_apart()
    {
        Allocation.Spread(1, [0m, 0.0000000000000000000000000001m]).ShouldBe([0, 1]);
        Allocation.Spread(100, [decimal.MaxValue, decimal.MaxValue, 0.0000000000000000000000000001m]).ShouldBe([50, 50, 0]);
        Allocation.Spread(10, [0.1m, 0.20m, 0.300m, 0.4000m]).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void Ties_go_to_the_lowest_index()
    {
        Allocation.Spread(2, [1L, 1, 1]).ShouldBe([1, 1, 0]);
        Allocation.Spread(-2, [1L, 1, 1]).ShouldBe([-1, -1, 0]);
        Allocation.Spread(5, [3L, 1, 1, 1]).ShouldBe([2, 1, 1, 1]); // shares 2.5, 0.83, 0.83, 0.83: no tie
    }

    [Fact]
    public void Fifty_thousand_cells_lose_no_unit()
    {
        var random = new Random(50_000);
        var weights = Enumerable.Range(0, 50_000).Select(_ => random.NextInt64(0, 1_000_000)).ToArray();
        Sum(Allocation.Spread(99_999_999_977, weights)).ShouldBe(99_999_999_977);
    }

    [Fact]
    public void Negative_weights_and_totals_without_cells_are_refused()
    {
        Should.Throw<ArgumentException>(() => Allocation.Spread(1, [1L, -1]));
        Should.Throw<ArgumentException>(() => Allocation.Spread(1, [1m, -0.1m]));
        Should.Throw<ArgumentException>(() => Allocation.Spread(1, Array.Empty<long>()));
        Allocation.Spread(0, Array.Empty<long>()).ShouldBeEmpty();
    }

    [Fact]
    public void Vector_spread_largestRemainder()
    {
        var (input, expect) = Vectors.Get("spread.largestRemainder");
        var currency = new Currency("CNY", input.GetProperty("scale").GetInt32());
        Money.TryParse(input.GetProperty("total").GetString(), currency, out var total).ShouldBeTrue();
        Allocation.Spread(total.Units, input.GetProperty("weights").Longs()).Select(units => new Money(units, currency).ToExact())
            .ShouldBe(expect.EnumerateArray().Select(part => part.GetString()));
    }

    [Fact]
    public void Vector_spread_zeroWeights()
    {
        var (input, expect) = Vectors.Get("spread.zeroWeights");
        Allocation.Spread(input.GetProperty("total").GetInt64(), input.GetProperty("weights").Longs()).ShouldBe(expect.Longs());
    }

    private static BigInteger Sum(IEnumerable<long> values) => values.Aggregate(BigInteger.Zero, (sum, value) => sum + value);
}
