namespace Attain.Core.Tests;

public sealed class StatisticsTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.9, 3.7)]
    [InlineData(1, 4)]
    public void Quantiles_interpolate_between_neighbours(double p, double expected) =>
        Statistics.Quantile([4, 1, 3, 2], p).ShouldBe(expected, 1e-12);

    [Fact]
    public void Values_are_left_in_their_order()
    {
        double[] values = [3, 1, 2];
        Statistics.Median(values).ShouldBe(2);
        values.ShouldBe([3, 1, 2]);
    }

    [Fact]
    public void One_value_is_every_quantile() => Statistics.Quantile([7], 0.8).ShouldBe(7);

    [Fact]
    public void Quantiles_of_nothing_or_beyond_the_ends_are_refused()
    {
        Should.Throw<ArgumentException>(() => Statistics.Median([]));
        Should.Throw<ArgumentOutOfRangeException>(() => Statistics.Quantile([1], 1.01));
        Should.Throw<ArgumentOutOfRangeException>(() => Statistics.Quantile([1], double.NaN));
    }

    /// <summary>Worked by hand from the published formula; 0 of 10 and 10 of 10 mirror each other.</summary>
    [Theory]
    [InlineData(5, 10, 0.2366, 0.7634)]
    [InlineData(0, 10, 0.0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1.0)]
    [InlineData(20, 100, 0.1334, 0.2888)]
    public void Wilson_intervals_are_as_published(long successes, long trials, double low, double high)
    {
        var interval = Statistics.Wilson(successes, trials);
        interval.Low.ShouldBe(low, 0.0001);
        interval.High.ShouldBe(high, 0.0001);
    }

    [Fact]
    public void Without_trials_everything_is_possible() => Statistics.Wilson(0, 0).ShouldBe(new Interval(0, 1));

    [Fact]
    public void More_successes_than_trials_are_refused() => Should.Throw<ArgumentException>(() => Statistics.Wilson(3, 2));

    [Fact]
    public void A_ratio_of_nothing_is_undefined()
    {
        Ratio.Of(1, 0).ShouldBeNull();
        Ratio.Of(1, 4).ShouldBe(new Ratio(0.25m));
        new Ratio(0.256m).ToString().ShouldBe("25.6%");
    }
}
