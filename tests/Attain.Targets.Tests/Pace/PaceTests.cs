namespace Attain.Targets.Tests.Paces;

public sealed class PaceTests
{
    [Fact]
    public void Reference_vector_gives_progress_ratio_and_run_rate()
    {
        var pace = Pace.Of(1_000_000, 480_000, elapsedDays: 12, days: 22, share: null, green: 1, yellow: 0.85m);
        decimal.Round(pace.TimeProgress!.Value, 4).ShouldBe(0.5455m);
        decimal.Round(pace.Ratio!.Value, 10).ShouldBe(0.88m);
        pace.Required.ShouldBe(52_000);
        pace.Light.ShouldBe(Light.Yellow);
    }

    [Theory]
    [InlineData(500, Light.Green)]
    [InlineData(499, Light.Yellow)]
    [InlineData(425, Light.Yellow)]
    [InlineData(424, Light.Red)]
    public void Lights_change_exactly_at_their_thresholds(long actual, Light light) =>
        Pace.Of(1000, actual, 10, 20, 0.5m, 1, 0.85m).Light.ShouldBe(light);

    [Fact]
    public void Nothing_expected_yet_is_no_light() =>
        Pace.Of(1000, 0, 1, 20, 0, 1, 0.85m).ShouldBe(new Pace(0.05m, 0, null, 53, Light.None));

    [Fact]
    public void Reached_target_requires_nothing_and_an_ended_one_has_no_day_left()
    {
        Pace.Of(1000, 1200, 10, 20, null, 1, 0.85m).Required.ShouldBe(0);
        Pace.Of(1000, 800, 20, 20, 1, 1, 0.85m).Required.ShouldBeNull();
    }
}
