using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution.Tests;

public sealed class PipelineBoardTests
{
    private static readonly DateOnly Today = new(2024, 9, 30);
    private static readonly DateRange September = new(new(2024, 9, 1), new(2024, 10, 1));

    [Fact]
    public void Columns_count_and_sum_all_deals_of_their_stage_the_largest_first()
    {
        using var company = Company();
        Deal(company, "小", 1, 100);
        Deal(company, "大", 1, 900);
        Deal(company, "未知", 1, null);
        Deal(company, "报价", 2, 500);
        Deal(company, "上月赢", 3, 50).ClosedDay = new(2024, 8, 31);
        Deal(company, "本月赢", 3, 70).ClosedDay = new(2024, 9, 1);
        Deal(company, "没有阶段", null, 40);

        var board = PipelineBoard.Build(company.Open(Today), Scope.Company, null, September);

        board.Columns.Select(column => (column.Name, column.Count, column.Units, column.Weighted)).ShouldBe([("", 1, 40L, null), ("需求", 3, 1_000L, 250L), ("报价", 1, 500L, null), ("赢单", 1, 70L, null)]);
        board.Columns[1].Ids.ShouldBe([2, 1, 3]);
        (board.Count, board.Units, board.Weighted).ShouldBe((5, 1_540L, 250L));
    }

    [Fact]
    public void A_deal_whose_outcome_is_not_its_stages_is_with_those_of_its_outcome()
    {
        using var company = Company();
        Deal(company, "需求里的", 1, 100);
        var won = Deal(company, "赢了没挪", 1, 70);
        (won.Outcome, won.ClosedDay) = (Outcome.Won, new(2024, 9, 2));
        var open = Deal(company, "赢单阶段却没结", 3, 5);
        (open.Outcome, open.ClosedDay) = (Outcome.Open, null);

        PipelineBoard.Build(company.Open(Today), Scope.Company, null, September).Columns.Select(column => (column.Name, column.Outcome, column.Units))
            .ShouldBe([("", Outcome.Open, 5L), ("需求", Outcome.Open, 100L), ("报价", Outcome.Open, 0L), ("赢单", Outcome.Won, 70L)]);
    }

    [Fact]
    public void A_viewer_and_a_scope_limit_the_board()
    {
        using var company = Company();
        Deal(company, "mine", 1, 100);
        Deal(company, "other", 1, 900).RepId = 2;
        Deal(company, "nobody's", 1, 7).RepId = null;
        var view = company.Open(Today);

        Sum(view, Scope.Company).ShouldBe(1_007);
        Sum(view, Scope.Company.With(Dimension.Rep, 2)).ShouldBe(900);
        Sum(view.SeenBy(Viewer.Of(1, view.Directory)), Scope.Company).ShouldBe(100);
        Sum(view.SeenBy(Viewer.Of(1, view.Directory)), Scope.Company.With(Dimension.Rep, 2)).ShouldBe(0);

        static long Sum(WorkspaceView view, Scope where) => PipelineBoard.Build(view, where, null, September).Units;
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Deals_are_found_by_name_customer_and_state(TestDatabase database)
    {
        using var company = Company(database);
        Deal(company, "冲床 A", 1, 1).ExpectedCloseDay = Today.AddDays(-1);
        Deal(company, "注塑机", 1, 1).NextStep = "送样";
        var third = Deal(company, "other", 1, 1);
        (third.CustomerId, third.Category, third.ExpectedCloseDay) = (2, ForecastCategory.Commit, Today);
        var view = company.Open(Today);

        DealSearch.Find(view, "  冲床 a", DealFilter.All)!.ShouldBe([1]);
        DealSearch.Find(view, "customer 2", DealFilter.All)!.ShouldBe([3]);
        DealSearch.Find(view, null, DealFilter.Overdue)!.ShouldBe([1]);
        DealSearch.Find(view, "", DealFilter.NoStep)!.Order().ShouldBe([1, 3]);
        DealSearch.Find(view, null, DealFilter.Commit)!.ShouldBe([3]);
        DealSearch.Find(view, null, DealFilter.ThisMonth)!.Order().ShouldBe([1, 3]);
        DealSearch.Find(view, " ", DealFilter.All).ShouldBeNull();
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void A_card_tells_days_in_stage_and_since_the_last_touch(TestDatabase database)
    {
        using var company = Company(database);
        Deal(company, "rests", 2, 1);
        company.Add(new StageEntry { OpportunityId = 1, StageId = 2, EnteredAt = SmallCompany.At(Today.AddDays(-20), 9) });
        Deal(company, "touched", 1, 1).Day = Today.AddDays(-30);
        company.Add(new Activity { Kind = "call", RepId = 1, OpportunityId = 2, Day = Today.AddDays(-2) });
        Deal(company, "late", 1, 1).NextStepDay = Today.AddDays(-1);

        DealCard.Read(company.Open(Today), [3, 1, 2, 99]).Select(card => (card.Deal.Name, card.StageDays, card.RestDays, card.State)).ShouldBe(
            [("late", 40, 40, DealState.Overdue), ("rests", 20, 20, DealState.Resting), ("touched", 30, 2, DealState.Well)]);
    }

    [Fact]
    public void Customers_of_the_book_are_those_in_sight_with_their_rhythm_and_open_deals()
    {
        using var company = Company();
        Deal(company, "a", 1, 300);
        foreach (var days in (int[])[90, 60, 30]) company.Sell(Today.AddDays(-days), 1, 100);
        company.Sell(Today, 2, 100, rep: 2);
        var view = company.Open(Today);

        var mine = CustomerBook.List(view.SeenBy(Viewer.Of(1, view.Directory)), Scope.Company).ShouldHaveSingleItem();
        (mine.Customer.Id, mine.OwnerId, mine.Expected, mine.OpenDeals, mine.OpenUnits).ShouldBe((1, 1, Today, 1, 300L));
        CustomerBook.List(view, Scope.Company).Count.ShouldBe(2);
        CustomerRecords.Of(view, FactKind.OrderLines, 1, FactColumn.Order).ShouldBe([3, 2, 1]);
    }

    private static SmallCompany Company(TestDatabase database = TestDatabase.Sqlite)
    {
        var company = SmallCompany.Of(reps: 2, customers: 2, products: 1, database, time: new StoppedClock(SmallCompany.At(Today, 10)));
        company.Add(new Stage { Name = "需求", Position = 1, Probability = 2_500 });
        company.Add(new Stage { Name = "报价", Position = 2 });
        company.Add(new Stage { Name = "赢单", Position = 3, Outcome = Outcome.Won });
        return company;
    }

    private static Opportunity Deal(SmallCompany company, string name, int? stage, long? amount) => company.Add(new Opportunity
    {
        Name = name, Day = Today.AddDays(-40), CustomerId = 1, RepId = 1, StageId = stage, Amount = amount, Outcome = stage == 3 ? Outcome.Won : Outcome.Open,
    });
}
