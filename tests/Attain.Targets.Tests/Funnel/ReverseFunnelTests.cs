namespace Attain.Targets.Tests.Funnel;

public sealed class ReverseFunnelTests
{
    [Fact]
    public void Reference_vector_walks_back_to_five_leads_a_day() =>
        ReverseFunnel.Steps(1_200_000, 20_000, 0.01m, new FunnelRate(0.25m, 1), new FunnelRate(0.2m, 1), 240)
            .ShouldBe(new FunnelSteps(60, 240, 1200, 5, null));

    [Fact]
    public void Amount_that_is_whole_to_within_the_rounding_of_the_average_stays_whole() =>
        ReverseFunnel.Steps(250_000, 83_300, 100, new FunnelRate(1, 5), new FunnelRate(1, 10), 5)
            .ShouldBe(new FunnelSteps(3, 15, 150, 30, null));

    [Fact]
    public void Amount_beyond_that_rounding_takes_one_deal_more() =>
        ReverseFunnel.Steps(250_000, 83_300, 1, null, null, 5).Deals.ShouldBe(4);

    [Theory]
    [InlineData(100, 3, 34)]
    [InlineData(99, 3, 33)]
    [InlineData(0, 3, 0)]
    [InlineData(1, 3, 1)]
    public void Half_a_deal_is_never_won(int amount, int average, long deals) =>
        ReverseFunnel.Steps(amount, average, 0.01m, null, null, 20).Deals.ShouldBe(deals);

    [Fact]
    public void Rates_measured_as_thirds_lose_nothing_to_decimals() =>
        ReverseFunnel.Steps(21, 1, 0, new FunnelRate(1, 3), new FunnelRate(1, 3), 21).ShouldBe(new FunnelSteps(21, 63, 189, 9, null));

    [Fact]
    public void Steps_are_never_fewer_than_what_follows_and_reach_the_amount()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var (amount, average) = (random.Next(1, 5_000_000), random.Next(1, 200_000));
            FunnelRate win = new(random.Next(1, 50), 50), convert = new(random.Next(1, 80), 80);
            var steps = ReverseFunnel.Steps(amount, average, 0.01m, win, convert, 240);
            steps.Opportunities!.Value.ShouldBeGreaterThanOrEqualTo(steps.Deals);
            steps.Leads!.Value.ShouldBeGreaterThanOrEqualTo(steps.Opportunities.Value);
            (steps.Deals * (average + 0.005m)).ShouldBeGreaterThanOrEqualTo(amount);
            ReverseFunnel.Reach(steps.Leads.Value, average, win, convert).ShouldBeGreaterThanOrEqualTo(amount - steps.Deals * 0.005m - 0.001m);
        }
    }

    [Fact]
    public void Step_nobody_ever_passed_is_refused() =>
        Should.Throw<ArgumentException>(() => ReverseFunnel.Steps(100, 10, 0, new FunnelRate(0, 9), null, 20));
}
