using Attain.App.Pages.Diagnose.Metrics;
using Attain.App.Pages.Review;
using Attain.Core;
using Attain.Metrics;

namespace Attain.App.Tests.Diagnose;

public sealed class WeekAndFigureTests
{
    private static readonly FiscalCalendar Calendar = new();

    [Fact]
    public void Past_week_is_looked_at_from_its_last_day_and_the_present_one_from_today()
    {
        var today = new DateOnly(2026, 11, 19);
        ReviewedWeek.Of(null, Calendar, today).AsOf.ShouldBe(today);
        ReviewedWeek.Of("2026-W45", Calendar, today).AsOf.ShouldBe(new DateOnly(2026, 11, 8));
    }

    [Theory]
    [InlineData("2027-W05")]
    [InlineData("2026-Q1")]
    [InlineData("nonsense")]
    public void What_is_no_week_of_the_past_is_the_present_one(string label) =>
        ReviewedWeek.Of(label, Calendar, new DateOnly(2026, 11, 19)).Day.ShouldBe(new DateOnly(2026, 11, 16));

    [Fact]
    public void Month_that_has_begun_is_no_whole_month()
    {
        MetricBoard.WholeMonths(new(new DateOnly(2026, 1, 1), new DateOnly(2026, 11, 20))).ShouldBe(new DateRange(new DateOnly(2025, 11, 1), new DateOnly(2026, 11, 1)));
        MetricBoard.WholeMonths(new(new DateOnly(2026, 1, 1), new DateOnly(2026, 11, 1))).ShouldBe(new DateRange(new DateOnly(2025, 11, 1), new DateOnly(2026, 11, 1)));
    }

    [Fact]
    public void Shares_change_by_points_and_amounts_by_what_they_were()
    {
        new MetricLine(MetricCatalogue.WinRate, MetricValue.Of(0.30m), null, MetricValue.Of(0.25m), []).OnYear.ShouldBe(0.05m);
        new MetricLine(MetricCatalogue.Revenue, MetricValue.Of(150), null, MetricValue.Of(100), []).OnYear.ShouldBe(0.5m);
        new MetricLine(MetricCatalogue.Revenue, MetricValue.Of(150), null, null, []).OnYear.ShouldBeNull();
    }

    [Fact]
    public void Figures_of_a_metric_no_longer_known_are_left_out_and_foreign_text_has_none()
    {
        KeyFigures.Read("""[{"Period":2,"Metric":"revenue","Value":12.5,"OnYear":null},{"Period":2,"Metric":"gone","Value":1,"OnYear":null}]""")
            .ShouldHaveSingleItem().Value.ShouldBe(12.5m);
        KeyFigures.Read("<html>").ShouldBeEmpty();
    }
}
