using Attain.Core;
using Attain.Facts;

namespace Attain.Execution.Tests;

public sealed class OpenOpportunitiesTests
{
    private static readonly DateOnly AsOf = new(2024, 9, 30);

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Deal_past_its_planned_close_is_told_with_its_days_and_money(TestDatabase database)
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 0, database);
        company.Add(Deal(expected: AsOf.AddDays(-12), amount: 8_000_000));

        var close = company.Today(AsOf).ShouldHaveSingleItem();

        close.Kind.ShouldBe(ActionKind.CloseOpportunity);
        close.Subject.ShouldBe("Deal");
        close.Customer!.Name.ShouldBe("Customer 1");
        close.AtStake.ShouldBe(Asked.Yuan(80_000));
        close.Reason.ShouldBe(Sentence.Of("execution.deal.late", ("planned", AsOf.AddDays(-12)), ("days", 12)));
    }

    [Fact]
    public void Deal_planned_for_today_is_not_late()
    {
        using var company = Company(Deal(expected: AsOf, opened: AsOf.AddDays(-5)));

        company.Today(AsOf).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Rest_is_counted_from_the_last_contact_and_not_from_creation(TestDatabase database)
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 0, database);
        foreach (var silent in (int[])[13, 14, 20])
        {
            var deal = company.Add(Deal(opened: AsOf.AddDays(-200)));
            deal.Name = $"Silent {silent}";
            company.Add(new Activity { Kind = "call", Day = AsOf.AddDays(-silent - 30), RepId = 1, OpportunityId = deal.Id });
            company.Add(new Activity { Kind = "visit", Day = AsOf.AddDays(-silent), RepId = 1, OpportunityId = deal.Id });
        }

        var resting = company.Today(AsOf);

        resting.Select(action => action.Subject).ShouldBe(["Silent 14", "Silent 20"]);
        resting[1].Kind.ShouldBe(ActionKind.MoveOpportunity);
        resting[1].Reason.ShouldBe(Sentence.Of("execution.deal.rests", ("days", 20), ("last", AsOf.AddDays(-20))));
    }

    [Fact]
    public void Deal_nobody_ever_touched_rests_since_it_was_opened()
    {
        using var company = Company(Deal(opened: AsOf.AddDays(-40)));

        company.Today(AsOf).ShouldHaveSingleItem().Reason.ShouldBe(Sentence.Of("execution.deal.rests", ("days", 40), ("last", AsOf.AddDays(-40))));
    }

    [Fact]
    public void A_change_of_stage_is_a_contact_on_the_day_of_the_workspace()
    {
        using var company = Company(Deal(opened: AsOf.AddDays(-40)));
        company.Add(new Stage { Name = "Intent", Position = 1 });
        // Early in the morning in Shanghai is still the day before in UTC.
        company.Add(new StageEntry { OpportunityId = 1, StageId = 1, EnteredAt = SmallCompany.At(AsOf.AddDays(-15), hour: 3) });

        company.Today(AsOf).ShouldHaveSingleItem().Reason.ShouldBe(Sentence.Of("execution.deal.rests", ("days", 15), ("last", AsOf.AddDays(-15))));
    }

    [Fact]
    public void What_happens_after_the_day_asked_about_is_not_known_on_it()
    {
        using var company = Company(Deal(opened: AsOf.AddDays(-40)));
        company.Add(new Stage { Name = "Intent", Position = 1 });
        company.Add(new StageEntry { OpportunityId = 1, StageId = 1, EnteredAt = SmallCompany.At(AsOf.AddDays(1), hour: 0) });
        company.Add(new Activity { Kind = "call", Day = AsOf.AddDays(1), RepId = 1, OpportunityId = 1 });

        company.Today(AsOf).ShouldHaveSingleItem().Reason.Arguments[0].Value.ShouldBe(40);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Deal_won_later_is_open_as_of_the_day(int closedAfter, bool listed)
    {
        var deal = Deal(opened: AsOf.AddDays(-40));
        (deal.Outcome, deal.ClosedDay) = (Outcome.Won, AsOf.AddDays(closedAfter));
        using var company = Company(deal);

        company.Today(AsOf).Count.ShouldBe(listed ? 1 : 0);
    }

    [Fact]
    public void A_deleted_contact_never_was()
    {
        using var company = Company(Deal(opened: AsOf.AddDays(-40)));
        company.Add(new Activity { Kind = "call", Day = AsOf.AddDays(-1), RepId = 1, OpportunityId = 1, Deleted = true });

        company.Today(AsOf).ShouldHaveSingleItem();
    }

    private static SmallCompany Company(Opportunity deal)
    {
        var company = SmallCompany.Of(reps: 1, customers: 1, products: 0);
        company.Add(deal);
        return company;
    }

    private static Opportunity Deal(DateOnly? expected = null, DateOnly? opened = null, long? amount = null) => new()
    {
        Name = "Deal", Day = opened ?? AsOf.AddDays(-100), RepId = 1, CustomerId = 1, ExpectedCloseDay = expected, Amount = amount,
    };
}
