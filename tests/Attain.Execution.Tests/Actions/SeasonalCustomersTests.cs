using Attain.Core;

namespace Attain.Execution.Tests;

public sealed class SeasonalCustomersTests
{
    private static readonly DateOnly AsOf = new(2024, 12, 31);

    [Fact]
    public void Customer_of_last_years_season_is_offered_with_the_numbers()
    {
        using var company = Buying(new(2024, 1, 20), new(2024, 6, 1));

        var offer = company.Today(AsOf).ShouldHaveSingleItem();

        offer.Kind.ShouldBe(ActionKind.OfferInSeason);
        offer.AtStake.ShouldBe(Asked.Yuan(500));
        offer.Reason.ShouldBe(Sentence.Of("execution.season", ("then", new DateOnly(2024, 1, 20)), ("days", 213), ("money", Asked.Yuan(500))));
    }

    [Theory]
    [InlineData("2023-12-31", false)]
    [InlineData("2024-01-01", true)]
    [InlineData("2024-01-30", true)]
    [InlineData("2024-01-31", false)]
    public void The_season_is_the_next_thirty_days_a_year_ago(string day, bool inSeason)
    {
        using var company = Buying(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new(2024, 6, 1));

        company.Today(AsOf).Count.ShouldBe(inSeason ? 1 : 0);
    }

    [Fact]
    public void The_season_after_a_leap_day_begins_on_the_first_of_march()
    {
        using var company = Buying(new DateOnly(2023, 3, 1));

        company.Today(new(2024, 2, 29)).ShouldHaveSingleItem().Reason.Arguments[0].Value.ShouldBe(new DateOnly(2023, 3, 1));
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(31, true)]
    public void Who_ordered_in_the_weeks_just_past_is_left_alone(int silent, bool listed)
    {
        using var company = Buying(new(2024, 1, 20), AsOf.AddDays(-silent));

        company.Today(AsOf).Count.ShouldBe(listed ? 1 : 0);
    }

    [Fact]
    public void Who_is_overdue_is_listed_as_that_alone()
    {
        using var company = Buying(new(2024, 1, 20), new(2024, 3, 1), new(2024, 4, 10), new(2024, 5, 20));

        company.Today(AsOf).ShouldHaveSingleItem().Kind.ShouldBe(ActionKind.CallOverdueCustomer);
    }

    /// <summary>A customer who buys for 500 on these days.</summary>
    private static SmallCompany Buying(params DateOnly[] days)
    {
        var company = SmallCompany.Of(reps: 1, customers: 1, products: 1);
        foreach (var day in days) company.Sell(day, customer: 1, amount: 50_000);
        return company;
    }
}
