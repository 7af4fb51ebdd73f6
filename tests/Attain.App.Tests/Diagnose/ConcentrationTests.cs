using Attain.App.Pages.Diagnose.Customers;
using Attain.Core;

namespace Attain.App.Tests.Diagnose;

public sealed class ConcentrationTests
{
    private static readonly DateRange Days = new(SmallCompany.Start.AddYears(1), SmallCompany.Start.AddYears(2));
    private static readonly DateRange Before = new(SmallCompany.Start, SmallCompany.Start.AddYears(1));

    [Fact]
    public void Largest_come_first_and_shares_end_at_the_whole()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 3, products: 1);
        company.Sell(Before.From, customer: 1, amount: 60_000);
        company.Sell(Before.From, customer: 3, amount: 40_000);
        company.Sell(Days.From, customer: 1, amount: 70_000);
        company.Sell(Days.From, customer: 2, amount: 10_000);
        company.Sell(Days.From.AddDays(9), customer: 3, amount: 20_000);

        var spread = Concentration.Of(company.Open(Days.Last), Days, Before, Scope.Company);
        spread.Customers.Select(customer => customer.Customer.Id).ShouldBe([1, 3, 2]);
        spread.Customers.Select(customer => customer.Cumulative).ShouldBe([0.7m, 0.9m, 1m]);
        spread.ToEighty.ShouldBe(2);
        spread.Top(1).ShouldBe(0.7m);
        spread.TopBefore(1).ShouldBe(0.6m);
        spread.Customers[2].Before.ShouldBe(0);
    }

    [Fact]
    public void Part_of_the_customers_is_rounded_up_to_whole_ones()
    {
        Concentration.Rank(1, 3).ShouldBe(1);
        Concentration.Rank(20, 10).ShouldBe(2);
        Concentration.Rank(20, 11).ShouldBe(3);
        Concentration.Rank(100, 7).ShouldBe(7);
    }

    [Fact]
    public void Without_customers_there_is_no_share()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 1);
        var spread = Concentration.Of(company.Open(Days.Last), Days, Before, Scope.Company);
        spread.Customers.ShouldBeEmpty();
        spread.Top(3).ShouldBeNull();
        spread.AtPercent(20).ShouldBeNull();
    }
}
