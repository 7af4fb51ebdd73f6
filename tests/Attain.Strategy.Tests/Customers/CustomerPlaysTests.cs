using Attain.Core;
using Attain.Metrics;

namespace Attain.Strategy.Tests;

public sealed class CustomerPlaysTests
{
    private static readonly DateOnly AsOf = new(2024, 12, 31);

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Every_customer_is_in_one_tier_and_one_segment_and_shares_and_sums_are_right(TestDatabase database)
    {
        using var workspace = TestWorkspace.Create(database);
        RandomCompany.Fill(workspace.Store, seed: 11);
        var company = WorkspaceView.Open(workspace.Store);
        foreach (var view in company.Directory.People.Select(person => Viewer.Of(person.Id, company.Directory)).Append(Viewer.Company).Select(company.SeenBy))
        {
            var book = CustomerPlays.Build(view);
            var bought = view.Histories(view.AsOf).Where(history => history.OrderDays.Count > 0).ToDictionary(history => history.CustomerId);
            foreach (var groups in new[] { book.Tiers, book.Segments })
            {
                groups.SelectMany(group => group.Members).Select(member => member.Customer.Id).ShouldBe(bought.Keys, ignoreOrder: true);
                groups.Sum(group => group.Customers).ShouldBe(bought.Count);
                groups.Sum(group => group.Revenue.Units).ShouldBe(bought.Values.Sum(history => history.Revenue12));
                foreach (var group in groups) group.Members.Sum(member => member.Revenue.Units).ShouldBe(group.Revenue.Units);
                if (bought.Count > 0) groups.Sum(group => group.CustomerShare!.Value.Value).ShouldBe(1m, 0.000001m);
                if (groups[0].RevenueShare is not null) groups.Sum(group => group.RevenueShare!.Value.Value).ShouldBe(1m, 0.000001m);
            }
        }
    }

    [Fact]
    public void The_few_who_carry_half_are_key_accounts_and_the_rest_trails()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 4, products: 1);
        foreach (var (customer, amount) in ((int, long)[])[(1, 600_000), (2, 250_000), (3, 100_000), (4, 50_000)]) company.Sell(AsOf.AddDays(-customer), customer, amount);

        var book = CustomerPlays.Build(company.Open(AsOf));

        book.Tiers.Select(tier => tier.Group.ExternalId).ShouldBe(["ka", "mid", "longtail"]);
        book.Tiers.Select(tier => string.Join(',', tier.Members.Select(member => member.Customer.Id))).ShouldBe(["1", "2", "3,4"]);
        book.Tiers.Select(tier => tier.RevenueShare!.Value.Value).ShouldBe([0.6m, 0.25m, 0.15m]);
        book.Tiers.Select(tier => tier.CustomerShare!.Value.Value).ShouldBe([0.25m, 0.25m, 0.5m]);
        book.Tiers[0].Members[0].DaysSinceLastOrder.ShouldBe(1);
    }

    [Fact]
    public void A_rep_sees_the_own_book_and_nothing_of_a_colleague_in_it()
    {
        using var company = SmallCompany.Of(reps: 2, customers: 3, products: 1);
        company.Sell(AsOf, customer: 1, amount: 100_000, rep: 1);
        company.Sell(AsOf, customer: 1, amount: 900_000, rep: 2);
        company.Sell(AsOf, customer: 2, amount: 900_000, rep: 2);
        var view = company.Open(AsOf);

        var book = CustomerPlays.Build(view.SeenBy(Viewer.Of(1, view.Directory)));

        var only = book.Tiers.SelectMany(tier => tier.Members).ShouldHaveSingleItem();
        (only.Customer.Id, only.Rep.Id, only.Revenue.Units, only.Orders).ShouldBe((1, 1, 100_000L, 1));
        book.Tiers[0].RevenueShare!.Value.Value.ShouldBe(1m);
    }

    [Fact]
    public void Without_customers_there_are_groups_and_no_shares()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 2, products: 1);

        var book = CustomerPlays.Build(company.Open(AsOf));

        (book.Tiers.Count, book.Segments.Count).ShouldBe((3, 5));
        foreach (var group in book.Tiers.Concat(book.Segments)) (group.Customers, group.CustomerShare, group.RevenueShare).ShouldBe((0, null, null));
    }

    [Fact]
    public void A_year_of_nothing_but_returns_has_no_shares_of_revenue()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 2, products: 1);
        foreach (var customer in (int[])[1, 2])
        {
            company.Sell(AsOf.AddYears(-2), customer, amount: 100_000);
            company.Sell(AsOf, customer, amount: -10_000, quantity: -1000);
        }

        CustomerPlays.Build(company.Open(AsOf)).Segments.ShouldAllBe(segment => segment.RevenueShare == null);
    }

    [Fact]
    public void Every_group_has_a_play_in_both_languages()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 1);
        var texts = Texts.Load([typeof(Texts).Assembly, typeof(CustomerPlays).Assembly]);
        var book = CustomerPlays.Build(company.Open(AsOf));

        var plays = book.Tiers.Concat(book.Segments).SelectMany(group => Enum.GetValues<Language>(), (group, language) => texts.Say(group.Play, language)).ToList();

        plays.Distinct().Count().ShouldBe(16);
        plays.ShouldAllBe(play => !play.Contains("strategy."));
    }
}
