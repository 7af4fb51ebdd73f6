using Attain.Core;
using Attain.Facts;

namespace Attain.Demo.Tests;

public sealed class DemoCompanyTests
{
    private static readonly DateOnly Day = new(2026, 3, 18);

    private static readonly DemoCompany Company = DemoCompany.Make(Day);

    [Fact]
    public void Same_seed_and_day_make_the_same_company_and_another_seed_another()
    {
        Print(DemoCompany.Make(Day)).ShouldBe(Print(Company));
        Print(DemoCompany.Make(Day, new DemoOptions { Seed = 2 })).ShouldNotBe(Print(Company));
    }

    /// <summary>What was written down while the company was made, against the company made without the cause.</summary>
    [Theory]
    [InlineData(DemoCause.NewReps)]
    [InlineData(DemoCause.CappedCommission)]
    public void True_loss_is_what_is_sold_without_the_cause_and_not_with_it(DemoCause cause)
    {
        var without = DemoCompany.Make(Day, new DemoOptions { Without = new HashSet<DemoCause> { cause } });

        Company.Planted.Single(planted => planted.Cause == cause).TrueLoss!.Value.Units.ShouldBe(Revenue(without) - Revenue(Company));
        without.Planted.ShouldNotContain(planted => planted.Cause == cause);
    }

    [Fact]
    public void Every_cause_is_planted_unless_it_is_left_out()
    {
        Company.Planted.Select(planted => planted.Cause).Distinct().ShouldBe(Enum.GetValues<DemoCause>(), ignoreOrder: true);
        DemoCompany.Make(Day, new DemoOptions { Without = DemoOptions.Everything }).Planted.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void In_good_health_the_top_fifth_of_customers_buys_a_little_more_than_half(int seed)
    {
        var clean = DemoCompany.Make(Day, new DemoOptions { Seed = seed, Without = DemoOptions.Everything });
        var customers = clean.Rows.Orders.Where(order => clean.Year.Contains(order.Day)).ToDictionary(order => order.Id, order => order.CustomerId!.Value);
        var bought = clean.Rows.OrderLines.Where(line => customers.ContainsKey(line.OrderId)).GroupBy(line => customers[line.OrderId]).Select(own => own.Sum(line => line.Amount)).OrderDescending().ToList();

        ((double)bought.Take(bought.Count / 5).Sum() / bought.Sum()).ShouldBeInRange(0.52, 0.60);
    }

    [Fact]
    public void Accounts_are_the_director_the_manager_of_the_young_team_and_a_rep_with_open_deals()
    {
        var people = Company.Rows.People.ToDictionary(person => person.ExternalId);
        var team = Company.Rows.Units.Single(unit => unit.LeaderId == people[DemoCompany.Accounts.Manager].Id);

        people[DemoCompany.Accounts.Director].ManagerId.ShouldBeNull();
        Company.Planted.Single(planted => planted.Cause == DemoCause.NewReps).Scope.ShouldBe(Scope.Company.With(Dimension.Team, team.Id));
        Company.Rows.Memberships.Count(stay => stay.OrgUnitId == team.Id && stay.ToDay is null && people.Values.Single(person => person.Id == stay.PersonId).Sells).ShouldBe(11);
        Company.Rows.Deals.Count(deal => deal.RepId == people[DemoCompany.Accounts.Rep].Id && deal.Outcome == Facts.Outcome.Open).ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Today_has_leads_to_answer_deals_to_close_and_targets_still_to_come()
    {
        Company.Rows.Leads.Count(lead => lead.FirstResponseAt is null).ShouldBeGreaterThan(3);
        Company.Rows.Deals.Count(deal => deal.Outcome == Facts.Outcome.Open && deal.ExpectedCloseDay < Day).ShouldBeGreaterThan(10);
        Company.Rows.Targets.Max(target => target.ToDay).ShouldBe(new DateOnly(2027, 1, 1));
        Company.Rows.Orders.Max(order => order.Day).ShouldBe(Day);
    }

    [Fact]
    public void Nothing_happens_on_days_off_or_after_today()
    {
        Company.Rows.Orders.ShouldAllBe(order => WorkingCalendar.China.IsWorking(order.Day) && Company.Facts.Contains(order.Day));
        Company.Rows.StageEntries.ShouldAllBe(step => DemoDays.DayOf(step.EnteredAt) <= Day);
        Company.Rows.Activities.ShouldAllBe(activity => Company.Facts.Contains(activity.Day));
    }

    private static long Revenue(DemoCompany company)
    {
        var orders = company.Rows.Orders.Where(order => company.Year.Contains(order.Day)).Select(order => order.Id).ToHashSet();
        return company.Rows.OrderLines.Where(line => orders.Contains(line.OrderId)).Sum(line => line.Amount);
    }

    /// <summary>Enough of everything to tell two companies apart.</summary>
    private static string Print(DemoCompany company) => string.Join('|', [
        company.Rows.Count, Revenue(company), .. company.Planted.Select(planted => planted.TrueLoss),
        .. company.Rows.People.Select(person => person.Name), .. company.Rows.Deals.Select(deal => deal.Name + deal.ClosedDay), .. company.Rows.Activities.Select(activity => activity.Note),
    ]);
}
