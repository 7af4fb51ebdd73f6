namespace Attain.Metrics.Tests;

public sealed class ExactPartsTests
{
    [Fact]
    public void Rounded_parts_sum_exactly_and_each_moves_by_less_than_one_unit()
    {
        var random = new Random(23);
        for (var round = 0; round < 1000; round++)
        {
            decimal[] parts = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(-1_000_000, 1_000_000) / 97m)];
            var total = (long)decimal.Round(parts.Sum());
            parts[0] += total - parts.Sum();
            var units = ExactParts.Round(parts, total);
            units.Sum().ShouldBe(total);
            units.Zip(parts).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) <= 1);
        }
    }

    [Fact]
    public void Whole_parts_stay_as_they_are() => ExactParts.Round([-3, 0, 5], 2).ShouldBe([-3, 0, 5]);

    [Fact]
    public void Equal_remainders_go_to_the_first() => ExactParts.Round([0.5m, -0.5m, 1.5m, 0.5m], 2).ShouldBe([1, 0, 1, 0]);

    [Fact]
    public void Parts_that_miss_the_total_are_refused_rather_than_bent() =>
        Should.Throw<ArgumentException>(() => ExactParts.Round([1, 2], 4));

    [Fact]
    public void No_parts_of_no_gap() => ExactParts.Round([], 0).ShouldBeEmpty();
}
