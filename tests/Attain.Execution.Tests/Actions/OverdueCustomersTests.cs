using Attain.Core;
using Attain.Facts;

namespace Attain.Execution.Tests;

public sealed class OverdueCustomersTests
{
    private static readonly DateOnly First = new(2024, 1, 10);

    [Fact]
    public void Customer_late_by_the_own_rhythm_is_called_with_the_numbers()
    {
        using var company = BuyingEvery(30, times: 3, amount: 410_000);

        var call = company.Today(First.AddDays(60 + 74)).ShouldHaveSingleItem();

        call.Kind.ShouldBe(ActionKind.CallOverdueCustomer);
        call.Customer!.Name.ShouldBe("Customer 1");
        call.AtStake.ShouldBe(Asked.Yuan(12_300));
        call.Reason.ShouldBe(Sentence.Of("customer.overdue", ("days", 74), ("usual", 30), ("amount", Asked.Yuan(12_300))));
        call.Say().ShouldContain("74");
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public void Twice_the_usual_interval_is_late_and_a_day_less_is_not(int silent, bool late)
    {
        using var company = BuyingEvery(30, times: 3);

        company.Today(First.AddDays(60 + silent)).Count.ShouldBe(late ? 1 : 0);
    }

    [Fact]
    public void The_same_silence_is_nothing_to_a_customer_who_buys_every_quarter()
    {
        using var company = BuyingEvery(91, times: 3);

        company.Today(First.AddDays(182 + 74)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(364, true)]
    [InlineData(365, false)]
    public void A_customer_lost_a_year_ago_is_no_action_of_today(int silent, bool listed)
    {
        using var company = BuyingEvery(30, times: 3);

        company.Today(First.AddDays(60 + silent)).Any(action => action.Kind == ActionKind.CallOverdueCustomer).ShouldBe(listed);
    }

    [Fact]
    public void Two_orders_are_no_habit()
    {
        using var company = BuyingEvery(30, times: 2);

        company.Today(First.AddDays(30 + 200)).ShouldBeEmpty();
    }

    [Fact]
    public void A_customer_who_gave_everything_back_puts_nothing_at_risk()
    {
        using var company = BuyingEvery(30, times: 3, amount: 100_000);
        company.Sell(First.AddDays(70), customer: 1, amount: -300_000, quantity: -3000);

        company.Today(First.AddDays(60 + 74)).ShouldBeEmpty();
    }

    [Fact]
    public void The_owner_on_record_calls_and_not_the_rep_of_the_last_order()
    {
        using var company = BuyingEvery(30, times: 3, owner: 2);
        var view = company.Open(First.AddDays(60 + 74));

        DailyActions.For(view, 1).Actions.ShouldBeEmpty();
        DailyActions.For(view, 2).Actions.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_rep_of_the_last_order_calls_when_the_owner_is_gone(bool deleted)
    {
        using var company = BuyingEvery(30, times: 3, owner: 3);
        var gone = company.Add(new Person { Name = "Gone", Sells = true, Deleted = deleted, LeaveDay = deleted ? null : First.AddDays(100) });
        var view = company.Open(First.AddDays(60 + 74));

        gone.Id.ShouldBe(3);
        DailyActions.For(view, 3).Actions.ShouldBeEmpty();
        DailyActions.For(view, 1).Actions.ShouldHaveSingleItem();
    }

    [Fact]
    public void An_owner_who_leaves_tomorrow_still_calls_today()
    {
        using var company = BuyingEvery(30, times: 3, owner: 3);
        company.Add(new Person { Name = "Leaving", Sells = true, LeaveDay = First.AddDays(60 + 75) });

        company.Today(First.AddDays(60 + 74), person: 3).ShouldHaveSingleItem();
    }

    /// <summary>Two reps; the first sells to one customer so often.</summary>
    private static SmallCompany BuyingEvery(int days, int times, long amount = 410_000, int? owner = null)
    {
        var company = SmallCompany.Of(reps: 2, customers: 0, products: 1);
        company.Add(new Customer { Name = "Customer 1", OwnerId = owner });
        for (var i = 0; i < times; i++) company.Sell(First.AddDays(i * days), customer: 1, amount);
        return company;
    }
}
