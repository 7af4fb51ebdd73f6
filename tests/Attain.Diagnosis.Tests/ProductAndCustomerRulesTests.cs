using Attain.Core;

namespace Attain.Diagnosis.Tests;

public sealed class ProductAndCustomerRulesTests
{
    [Fact]
    public void A_line_that_sells_less_everywhere_from_one_month_on_is_displaced()
    {
        var report = Scenario.Diagnose(plan => (plan.Sales, plan.LinesPerOrder) = (Displaced(_ => true), 10));

        var line = report.Only("line_displaced");
        line.Scope.ShouldBe(Scope.Company.With(Dimension.Line, 2));
        line.Days.From.ShouldBe(new DateOnly(2024, 8, 1));

        // Eight customers buy the line; all others grew by a twentieth.
        line.AtStake!.Value.ToDecimal().ShouldBe(5 * (8 * 1_050m - 4 * 1_000m), 1m);
        report.ShouldNotFind("part_decline");
    }

    [Fact]
    public void A_line_that_one_team_alone_sells_less_of_is_not_displaced() =>
        Scenario.Diagnose(plan => (plan.Sales, plan.LinesPerOrder) = (Displaced(sale => sale.Rep <= 1), 10)).ShouldNotFind("line_displaced");

    [Fact]
    public void A_line_sold_a_few_times_a_month_falls_by_chance() =>
        Scenario.Diagnose(plan => plan.Sales = Displaced(_ => true)).ShouldNotFind("line_displaced");

    /// <summary>Half the pieces from August on; every second month without, so that months scatter as they do.</summary>
    private static Func<Sale, Sale?> Displaced(Func<Sale, bool> where) =>
        sale => sale.Product == 2 && sale.Month >= 19 && where(sale) ? (sale.Customer + sale.Month) % 2 == 0 ? null : sale with { Pieces = 100 } : sale;

    [Fact]
    public void Lines_sold_below_cost_are_told_of_the_product_that_loses()
    {
        var report = Scenario.Diagnose(plan => plan.Sales = sale => sale.Product == 3 ? sale with { Cost = 1_100 } : sale);

        var below = report.Only("below_cost");
        below.Scope.Ids(Dimension.Line).ShouldBe([3]);
        below.AtStake!.Value.ToDecimal().ShouldBe(8 * 12 * 105 * 1m);
    }

    [Fact]
    public void A_margin_rate_that_fell_by_cost_says_so()
    {
        var report = Scenario.Diagnose(plan => plan.Sales = sale => sale.IsNow ? sale with { Cost = 700 } : sale);

        var margin = report.Only("margin_rate");
        margin.AtStake!.Value.ToDecimal().ShouldBe(24 * 12 * 105 * 1m);
        margin.Drivers!.Parts.ShouldHaveSingleItem().Key.ShouldBe("cost");
    }

    [Fact]
    public void A_margin_rate_that_fell_by_poorer_products_says_so()
    {
        var report = Scenario.Diagnose(plan => plan.Sales = sale =>
        {
            var costed = sale with { Cost = sale.Product == 1 ? 900 : 500 };
            return !sale.IsNow ? costed : costed with { Pieces = sale.Product == 1 ? 180 : 90 };
        });

        report.Only("margin_rate").Drivers!.Parts.MinBy(part => part.Units)!.Key.ShouldBe("mix");
    }

    [Fact]
    public void Without_costs_margins_are_not_judged()
    {
        var report = Scenario.Diagnose(plan => plan.Sales = sale => sale with { Cost = null });

        report.NotJudged.Select(open => open.Rule).ShouldBe(["below_cost", "margin_rate", "channel_roi"], ignoreOrder: true);
    }

    [Fact]
    public void Regular_customers_who_went_silent_are_lost_with_their_years_revenue()
    {
        var report = Scenario.Diagnose(plan => plan.Sales = sale => sale is { Month: >= 18, Customer: 3 or 9 or 17 } ? null : sale with { Pieces = sale.IsNow ? 125 : 100 });

        var lost = report.Only("lost_customers");
        lost.AtStake!.Value.ToDecimal().ShouldBe(3 * 12 * 1_000m);
        lost.Evidence.SelectMany(evidence => evidence.Members).Select(member => member.Id).Order().ShouldBe([3, 9, 17]);
        lost.PartOf.ShouldBeNull();
    }

    [Fact]
    public void Lost_customers_behind_a_decline_are_marked_as_part_of_it()
    {
        var report = Scenario.Diagnose(plan => plan.Sales = sale => sale is { Month: >= 15, Customer: > 12 and < 22 } ? null : sale);

        report.Only("lost_customers").PartOf.ShouldBe("revenue_decline");
    }

    [Fact]
    public void A_customer_late_by_less_than_twice_the_usual_interval_is_not_lost()
    {
        var report = Scenario.Diagnose(plan => plan.Sales = sale => sale is { Month: 23, Customer: 3 or 9 or 17 } ? null : sale);

        report.ShouldNotFind("lost_customers");
    }

    [Fact]
    public void One_customer_with_a_large_share_is_a_dependence()
    {
        var report = Scenario.Diagnose(plan => plan.Sales = sale => sale.Customer == 11 ? sale with { Pieces = sale.Pieces * 10 } : sale);

        var dependence = report.Only("customer_dependence");
        dependence.AtStake!.Value.ToDecimal().ShouldBe(12 * 10_500m);
        dependence.Cause.Key.ShouldBe("diagnosis.customer_dependence.cause.one");
    }

    [Fact]
    public void Few_customers_with_four_fifths_of_the_revenue_are_a_dependence()
    {
        var report = Scenario.Diagnose(plan => plan.Sales = sale => sale.Customer % 6 == 0 ? sale with { Pieces = sale.Pieces * 25 } : sale);

        report.Only("customer_dependence").Problem.Arguments.ShouldContain(("few", (object?)4));
    }

    [Fact]
    public void A_long_tail_with_leads_that_rarely_convert_is_part_of_the_low_conversion()
    {
        var report = Scenario.Diagnose(plan =>
        {
            plan.Sales = sale => sale.Customer % 6 == 0 ? sale with { Pieces = sale.Pieces * 40 } : sale;
            plan.Leads = lead => lead with { Converts = lead.Number % 60 == 7 };
        });

        var tail = report.Only("long_tail");
        tail.PartOf.ShouldBe("low_conversion");
        report.Only("low_conversion").Scope.ShouldNotBeNull();
    }
}
