using Attain.Core;
using Attain.Facts;

namespace Attain.Targets.Tests.Paces;

public sealed class PaceBoardTests
{
    private static readonly DateRange Before = new(new(2024, 6, 28), new(2024, 9, 28));
    private static readonly DateRange Now = new(new(2025, 6, 29), new(2025, 9, 28));

    [Fact]
    public void Lumpy_window_follows_its_own_course_of_the_year_before_and_not_a_straight_line()
    {
        using var company = Lumpy(target: 1_000_00, thisYear: 450_00);
        var window = PaceBoard.Build(company.Open(new(2025, 12, 31)), new DateOnly(2025, 7, 31), [Dimension.Rep]).Windows[0];

        window.Window.Days.ShouldBe(Now);
        window.Shape.Says.Key.ShouldBe("targets.shape.history");
        // The window of the year before started a day earlier; nine tenths of it came on its first day.
        window.Shape.Compared.ShouldBe([Before]);
        window.Shape.Share.ShouldBe(0.9m);
        window.Total.Expected.Units.ShouldBe(900_00);
        window.Total.Ratio.ShouldBe(0.5m);
        window.Total.Light.ShouldBe(Light.Red);
        window.Total.TimeProgress!.Value.ShouldBeLessThan(0.5m);
        window.Lines.ShouldHaveSingleItem().Keys[0].Name.ShouldBe("Rep");
    }

    [Fact]
    public void Cause_sums_to_the_gap_exactly_and_compares_the_same_point_of_the_window()
    {
        using var company = Lumpy(target: 1_000_03, thisYear: 450_01);
        var line = PaceBoard.Build(company.Open(new(2025, 12, 31)), new DateOnly(2025, 7, 31), [Dimension.Rep]).Windows[0].Lines[0];

        var cause = line.Cause!;
        cause.Versus.From.ShouldBe(Before.From);
        cause.Explanation.Parts.Sum(part => part.Units).ShouldBe(line.Gap.Units);
        line.Gap.ShouldBe(line.ToDate - line.Expected);
        cause.Explanation.From.ShouldBe(line.Expected.Units);
        cause.Explanation.To.ShouldBe(line.ToDate.Units);
    }

    [Fact]
    public void Window_without_a_past_goes_by_working_days_and_says_so()
    {
        using var company = new Company();
        company.Rep("Rep");
        company.Sell(new(2025, 7, 1), 480_000, rep: 1);
        company.Add(new Target { RepId = 1, FromDay = new(2025, 7, 1), ToDay = new(2025, 8, 1), Value = 1_000_000 });
        var window = PaceBoard.Build(company.Open(new(2025, 12, 31)), new DateOnly(2025, 7, 16), [Dimension.Rep]).Windows.ShouldHaveSingleItem();

        window.Shape.Says.Key.ShouldBe("targets.shape.workingDays");
        (window.Elapsed, window.WorkingDays, window.Left).ShouldBe((12, 23, 11));
        window.Total.Expected.Units.ShouldBe(521_739);
        window.Total.Light.ShouldBe(Light.Yellow);
        window.Total.RequiredPerDay!.Value.Units.ShouldBe(47_273);
        window.Total.Cause.ShouldBeNull();
    }

    [Fact]
    public void Closed_windows_of_the_last_year_follow_the_running_ones()
    {
        using var company = Lumpy(target: 1_000_00, thisYear: 450_00);
        var view = company.Open(new(2025, 12, 31));
        PaceBoard.Build(view, new DateOnly(2025, 7, 31), []).Windows.Select(window => (window.Window.Days, window.Closed)).ShouldBe([(Now, false), (Before, true)]);
        PaceBoard.Build(view, new DateOnly(2025, 12, 31), []).Windows.Select(window => (window.Window.Days, window.Closed)).ShouldBe([(Now, true)]);
        PaceBoard.Build(view, new DateOnly(2024, 1, 1), []).Windows.ShouldBeEmpty();
    }

    [Fact]
    public void Ended_window_is_due_in_full_and_leaves_no_day()
    {
        using var company = Lumpy(target: 1_000_00, thisYear: 450_00);
        var window = PaceBoard.Build(company.Open(new(2025, 12, 31)), new DateOnly(2025, 12, 31), []).Windows[0];
        window.Total.Expected.ShouldBe(window.Total.Target);
        window.Total.RequiredPerDay.ShouldBeNull();
        window.Total.Attainment.ShouldBe(0.45m);
        window.Left.ShouldBe(0);
    }

    [Fact]
    public void Viewer_sees_only_the_own_line()
    {
        using var company = Lumpy(target: 1_000_00, thisYear: 450_00);
        company.Rep("Other");
        company.Add(new Target { RepId = 2, FromDay = Now.From, ToDay = Now.To, Value = 7_00 });
        var view = company.Open(new(2025, 12, 31));
        var window = PaceBoard.Build(view.SeenBy(Metrics.Viewer.Of(2, view.Directory)), new DateOnly(2025, 7, 31), [Dimension.Rep]).Windows[0];
        window.Lines.ShouldHaveSingleItem().Keys[0].Name.ShouldBe("Other");
        window.Total.Target.Units.ShouldBe(7_00);
    }

    [Fact]
    public void Workspace_without_targets_has_no_windows()
    {
        using var company = Histories.Monthly(new(2025, 1, 1), 5, _ => 1000);
        PaceBoard.Build(company.Open(new(2025, 6, 30)), new DateOnly(2025, 6, 30), [Dimension.Rep]).Windows.ShouldBeEmpty();
    }

    // 900 of 1,000 come on the first day of the window, in another channel 5,000 every month that no target is about.
    private static Company Lumpy(long target, long thisYear)
    {
        var company = new Company();
        company.Rep("Rep");
        company.Add(new Customer { Name = "Dealer" });
        company.Add(new Channel { Name = "Dealers" });
        company.Add(new Channel { Name = "Internet" });
        company.Sell(new(2024, 1, 2), 10_00, rep: 1, customer: 1, channel: 1);
        company.Sell(Before.From, 900_00, rep: 1, customer: 1, channel: 1);
        company.Sell(new(2024, 9, 20), 100_00, rep: 1, customer: 1, channel: 1);
        for (var month = 0; month < 18; month++) company.Sell(new DateOnly(2024, 1, 15).AddMonths(month), 5_000_00, channel: 2);
        company.Sell(Now.From, thisYear, rep: 1, customer: 1, channel: 1);
        company.Add(new Target { RepId = 1, ChannelId = 1, FromDay = Before.From, ToDay = Before.To, Value = 1_000_00 });
        company.Add(new Target { RepId = 1, ChannelId = 1, FromDay = Now.From, ToDay = Now.To, Value = target });
        return company;
    }
}
