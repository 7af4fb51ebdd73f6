namespace Attain.Core.Tests;

public sealed class DateRangeTests
{
    private static readonly DateOnly Origin = new(2024, 2, 27);

    [Fact]
    public void A_range_cannot_end_before_it_starts() =>
        Should.Throw<ArgumentException>(() => new DateRange(Origin, Origin.AddDays(-1)));

    [Fact]
    public void Inclusive_ends_on_the_day_named()
    {
        var leapDays = DateRange.Inclusive(new(2024, 2, 28), new(2024, 3, 1));
        leapDays.Days.ShouldBe(3);
        leapDays.Last.ShouldBe(new DateOnly(2024, 3, 1));
        leapDays.Middle.ShouldBe(new DateOnly(2024, 2, 29));
        leapDays.EachDay().ShouldBe([new(2024, 2, 28), new(2024, 2, 29), new(2024, 3, 1)]);
        DateRange.Inclusive(new(2026, 1, 1), new(2026, 12, 31)).Days.ShouldBe(365);
    }

    [Fact]
    public void An_empty_range_has_no_last_day_and_meets_nothing()
    {
        var empty = new DateRange(Origin, Origin);
        empty.IsEmpty.ShouldBeTrue();
        empty.Contains(Origin).ShouldBeFalse();
        empty.Overlaps(new DateRange(Origin.AddDays(-5), Origin.AddDays(5))).ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => empty.Last);
    }

    /// <summary>Every pair of small ranges, against the definition by days.</summary>
    [Fact]
    public void Containing_and_overlapping_agree_with_their_days()
    {
        var ranges = (from start in Enumerable.Range(0, 6)
                      from length in Enumerable.Range(0, 6 - start)
                      select new DateRange(Origin.AddDays(start), Origin.AddDays(start + length))).ToList();
        foreach (var one in ranges)
        {
            foreach (var other in ranges)
            {
                var shared = one.EachDay().Intersect(other.EachDay()).ToList();
                one.Overlaps(other).ShouldBe(shared.Count > 0);
                (one.Intersect(other)?.EachDay() ?? []).ShouldBe(shared);
                if (!other.IsEmpty)
                {
                    one.Contains(other).ShouldBe(shared.Count == other.Days);
                }
            }

            one.EachDay().All(one.Contains).ShouldBeTrue();
            one.EachDay().Count().ShouldBe(one.Days);
        }
    }
}
