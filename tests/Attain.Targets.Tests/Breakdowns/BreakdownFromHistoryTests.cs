using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Targets.Tests.Breakdowns;

public sealed class BreakdownFromHistoryTests
{
    private static readonly DateOnly From = new(2023, 1, 1);
    private static readonly DateOnly AsOf = new(2025, 11, 28);
    private static readonly Dimension[] Along = [Dimension.Month, Dimension.Rep, Dimension.Line];

    [Theory]
    [InlineData(1, 1_200_000_00)]
    [InlineData(2, 104_729)]
    [InlineData(3, 1)]
    [InlineData(4, 999_999_999_999)]
    public void Random_history_is_cut_exactly_on_every_axis_and_above(int seed, long units)
    {
        using var company = Histories.Random(seed, From, 35);
        var view = company.Open(AsOf);
        var total = new Money(units, view.Profile.Currency);
        var cut = BreakdownBuilder.Build(view, Year(view), total, Along).Breakdown;

        cut.Total.ShouldBe(total);
        cut.Cells.ShouldAllBe(cell => cell.Units >= 0);
        cut.SumBy(Dimension.Month).Count.ShouldBe(12);
        var rollup = new Rollup(cut, view);
        foreach (var dimension in (Dimension[])[Dimension.Month, Dimension.Quarter, Dimension.Year, Dimension.Rep, Dimension.Team, Dimension.Line, Dimension.Category])
            rollup.SumBy(dimension).Sum(part => part.Amount.Units).ShouldBe(units, dimension.Name());
    }

    [Fact]
    public void Who_left_gets_nothing_and_it_is_said()
    {
        using var company = Histories.Random(1, From, 35);
        var view = company.Open(AsOf);
        var result = BreakdownBuilder.Build(view, Year(view), view.Profile.Money(1_000_000), [Dimension.Rep]);
        result.Breakdown.SumBy(Dimension.Rep).Select(part => part.Keys[0]).ShouldBe([0, 1, 3, 4]);
        result.Notes.ShouldContain(note => note.Key == "targets.peopleLeft");
    }

    [Fact]
    public void Seller_without_history_gets_nothing_and_is_named()
    {
        using var company = Histories.Monthly(From, 30, _ => 1000);
        company.Rep("Fresh");
        var view = company.Open(new DateOnly(2025, 6, 30));
        var note = BreakdownBuilder.Build(view, Year(view), view.Profile.Money(500), [Dimension.Rep]).Notes.Single(note => note.Key == "targets.peopleWithoutHistory");
        ((IReadOnlyList<string>)note.Arguments[0].Value!).ShouldBe(["Fresh"]);
    }

    [Fact]
    public void Nobody_gets_a_line_they_never_sold()
    {
        using var company = new Company();
        for (var i = 1; i <= 2; i++) company.Rep($"Rep {i}");
        for (var i = 1; i <= 2; i++) company.Product($"Product {i}");
        for (var i = 1; i <= 2; i++) company.Sell(new DateOnly(2025, 3, i), 100 * i, rep: i, product: i);
        var view = company.Open(AsOf);
        var cut = BreakdownBuilder.Build(view, Year(view), view.Profile.Money(3_000), Along).Breakdown;
        var pairs = cut.SumBy(Dimension.Rep, Dimension.Line);
        pairs.Select(part => (part.Keys[0], part.Keys[1])).ShouldBe([(1, 1), (2, 2)]);
        // A third, to within one unit for each of its twelve leaves.
        pairs[0].Units.ShouldBeInRange(988, 1_012);
    }

    [Fact]
    public void Strong_season_is_followed()
    {
        using var company = Histories.Monthly(From, 36, month => month % 12 == 5 ? 9_000 : 1_000);
        var view = company.Open(new DateOnly(2025, 12, 31));
        var cut = BreakdownBuilder.Build(view, Year(view), view.Profile.Money(2_000_000), [Dimension.Month]).Breakdown;
        var months = cut.Cells.Select(cell => cell.Units).ToList();
        months[5].ShouldBeInRange(895_000, 905_000);
        months.Where((_, i) => i != 5).ShouldAllBe(units => units > 99_000 && units < 101_000);
    }

    [Fact]
    public void Dimension_plans_are_not_cut_along_is_refused()
    {
        using var company = Histories.Monthly(From, 3, _ => 1000);
        var view = company.Open(AsOf);
        Should.Throw<RefusedException>(() => BreakdownBuilder.Build(view, Year(view), view.Profile.Money(1), [Dimension.Tier]))
            .Sentence.Key.ShouldBe("targets.cannotCutAlong");
    }

    [Fact]
    public void Company_without_orders_is_refused()
    {
        using var company = new Company();
        var view = company.Open(AsOf);
        Should.Throw<RefusedException>(() => BreakdownBuilder.Build(view, Year(view), view.Profile.Money(1), [Dimension.Rep])).Sentence.Key.ShouldBe("targets.noOrders");
    }

    [Fact]
    public void No_sales_in_the_last_year_is_refused()
    {
        using var company = Histories.Monthly(new DateOnly(2020, 1, 1), 3, _ => 1000);
        var view = company.Open(AsOf);
        Should.Throw<RefusedException>(() => BreakdownBuilder.Build(view, Year(view), view.Profile.Money(1), [Dimension.Rep]))
            .Sentence.Key.ShouldBe("targets.noHistoryToFollow");
    }

    private static Period Year(WorkspaceView view) => view.Profile.Calendar.Of(Grain.Year, new DateOnly(2026, 6, 1));
}
