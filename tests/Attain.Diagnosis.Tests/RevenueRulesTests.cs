using Attain.Core;
using Attain.Facts;

namespace Attain.Diagnosis.Tests;

public sealed class RevenueRulesTests
{
    [Fact]
    public void A_decline_everywhere_is_told_of_the_company_with_causes_that_sum_to_it()
    {
        var report = Scenario.Diagnose(plan => plan.Sales = sale => sale.IsNow ? sale with { Pieces = 80 } : sale);

        var decline = report.Only("revenue_decline");
        decline.Scope.ShouldBe(Scope.Company);
        decline.AtStake!.Value.ToDecimal().ShouldBe(24 * 12 * 20 * 10m);
        decline.Severity.ShouldBe(Severity.High);
        decline.Drivers!.Gap.ShouldBe(-decline.AtStake!.Value.Units);
        report.ShouldNotFind("part_decline");
    }

    [Fact]
    public void A_teams_decline_that_is_one_reps_names_the_rep_and_not_the_team_as_well()
    {
        var report = Scenario.Diagnose(plan => plan.Sales = sale => sale is { IsNow: true, Rep: 2 } ? sale with { Pieces = 20 } : sale);

        var decline = report.Only("revenue_decline");
        decline.Scope.Ids(Dimension.Rep).ShouldBe([2]);
        report.Findings.Count(finding => finding.Rule is "revenue_decline" or "part_decline").ShouldBe(1);
    }

    [Fact]
    public void A_line_that_falls_behind_growth_elsewhere_is_found_once()
    {
        var report = Scenario.Diagnose(plan => plan.Sales = sale => sale.IsNow ? sale with { Pieces = sale.Product == 2 ? 60 : 140 } : sale);

        report.ShouldNotFind("revenue_decline");
        var part = report.Only("part_decline");
        part.Scope.Ids(Dimension.Line).ShouldBe([2]);
        part.AtStake!.Value.ToDecimal().ShouldBe(8 * 12 * 40 * 10m);
    }

    [Fact]
    public void A_territory_that_falls_behind_growth_elsewhere_is_found()
    {
        var report = Scenario.Diagnose(plan => plan.Sales = sale => sale.IsNow ? sale with { Pieces = sale.Territory == 3 ? 60 : 140 } : sale);

        report.Only("part_decline").Scope.Ids(Dimension.Territory).ShouldBe([3]);
    }

    [Fact]
    public void More_pieces_at_lower_prices_is_trading_price_for_volume_by_the_price_effect()
    {
        var report = Scenario.Diagnose(plan => plan.Sales = sale => sale.IsNow ? sale with { Pieces = 125, Price = 900 } : sale);

        var price = report.Only("price_for_volume");
        price.AtStake!.Value.ToDecimal().ShouldBe(24 * 12 * 125 * 1m);
        price.Drivers!.Method.ShouldBe("price_volume_mix");
        report.ShouldNotFind("margin_rate");
    }

    [Fact]
    public void A_deep_cut_is_told_though_it_brought_no_volume()
    {
        var report = Scenario.Diagnose(plan => plan.Sales = sale => sale.IsNow ? sale with { Pieces = 90, Price = 900 } : sale);

        var price = report.Only("price_for_volume");
        price.AtStake!.Value.ToDecimal().ShouldBe(24 * 12 * 90 * 1m);
        ReportAssertions.Say(price.Problem).ShouldContain("no volume came of it");
    }

    [Fact]
    public void A_small_fall_of_prices_without_volume_is_no_trade() =>
        Scenario.Diagnose(plan => plan.Sales = sale => sale.IsNow ? sale with { Pieces = 90, Price = 970 } : sale).ShouldNotFind("price_for_volume");

    [Fact]
    public void One_rep_who_discounts_is_named()
    {
        var report = Scenario.Diagnose(plan => plan.Sales = sale => sale is { IsNow: true, Rep: 4 } ? sale with { Pieces = 130, Price = 850 } : sale);

        report.Only("price_for_volume").Scope.Ids(Dimension.Rep).ShouldBe([4]);
    }

    [Fact]
    public void Higher_volume_at_the_same_prices_is_no_finding()
    {
        var report = Scenario.Diagnose(plan => plan.Sales = sale => sale.IsNow ? sale with { Pieces = 130 } : sale);

        report.Findings.ShouldBeEmpty(report.Describe());
    }

    [Fact]
    public void More_but_smaller_orders_at_the_same_prices_are_told_as_such()
    {
        // Every second order of the year before was left out then; now all are placed, each for two thirds.
        var report = Scenario.Diagnose(plan =>
        {
            plan.NotLoaded.Add(FactKind.Targets);
            plan.Sales = sale => sale.IsNow ? sale with { Pieces = 66 } : sale.Month % 2 == 1 ? null : sale;
        });

        var smaller = report.Only("smaller_orders");
        smaller.AtStake!.Value.ToDecimal().ShouldBe(24 * 12 * 34 * 10m);
        report.ShouldNotFind("price_for_volume");
    }

    [Fact]
    public void Customers_who_began_with_a_large_order_do_not_speak_for_the_others()
    {
        // Ten of 24 placed one large order the year before; now they order every month as the others do, who order a little more.
        var report = Scenario.Diagnose(plan =>
        {
            plan.NotLoaded.Add(FactKind.Targets);
            plan.Sales = sale => sale.Customer > 10 || sale.IsNow ? sale : sale.Month == 0 ? sale with { Pieces = 300 } : null;
        });

        report.ShouldNotFind("smaller_orders");
    }

    [Fact]
    public void New_customers_with_small_orders_are_a_gain_though_the_average_falls()
    {
        var report = Scenario.Diagnose(plan =>
        {
            plan.NotLoaded.Add(FactKind.Targets);
            plan.Sales = sale => sale.Customer <= 12 ? sale : sale.IsNow ? sale with { Pieces = 20 } : null;
        });

        report.ShouldNotFind("smaller_orders");
    }

    [Fact]
    public void Customers_handed_to_a_colleague_are_not_lost()
    {
        var report = Scenario.Diagnose(plan =>
        {
            plan.NotLoaded.Add(FactKind.Targets);
            plan.Sales = sale => sale is { IsNow: true, Rep: 1 } ? sale with { Rep = 2 } : sale;
        });

        report.ShouldNotFind("part_decline");
        report.ShouldNotFind("revenue_decline");
    }

    [Fact]
    public void What_is_lost_beside_a_handover_is_told_without_what_was_handed_over()
    {
        // Rep 1 hands two of the customers to rep 2 and loses half of what the others bought.
        var handed = new HashSet<int>();
        var report = Scenario.Diagnose(plan =>
        {
            plan.NotLoaded.Add(FactKind.Targets);
            plan.Sales = sale =>
            {
                if (sale.Rep == 1 && handed.Count < 2) handed.Add(sale.Customer);
                return sale switch
                {
                    { IsNow: true, Rep: 1 } when handed.Contains(sale.Customer) => sale with { Rep = 2 },
                    { IsNow: true, Rep: 1 } => sale with { Pieces = 50 },
                    { IsNow: true } => sale with { Pieces = 130 },
                    _ => sale,
                };
            };
        });

        var part = report.Only("part_decline");
        part.Scope.Ids(Dimension.Rep).ShouldBe([1]);
        part.AtStake!.Value.ToDecimal().ShouldBe(2 * 12 * 50 * 10m);
    }

    [Fact]
    public void A_missed_target_is_told_of_the_rep_who_carries_it_in_closed_windows()
    {
        var report = Scenario.Diagnose(plan => plan.Target = (rep, quarter) => (quarter < 4 ? 1_200_000 : 1_260_000) * (rep == 5 ? 2 : 1));

        var gap = report.Only("target_gap");
        gap.Scope.Ids(Dimension.Rep).ShouldBe([5]);
        gap.AtStake!.Value.ToDecimal().ShouldBe(4 * 12_600m);
        gap.Drivers!.Gap.ShouldBe(-gap.AtStake!.Value.Units);
        gap.Drivers.Parts.Count.ShouldBe(4);
    }

    [Fact]
    public void A_target_missed_by_all_stays_with_the_company()
    {
        var report = Scenario.Diagnose(plan => plan.Target = (_, _) => 1_500_000);

        var gap = report.Only("target_gap");
        gap.Scope.ShouldBe(Scope.Company);
        gap.AtStake!.Value.ToDecimal().ShouldBe(6 * 4 * 2_400m);
        gap.Evidence.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_rep_far_behind_is_found_although_the_total_reached_its_target()
    {
        var report = Scenario.Diagnose(plan => plan.Target = (rep, _) => rep == 6 ? 2_000_000 : 1_000_000);

        var gap = report.Only("target_gap");
        gap.Scope.Ids(Dimension.Rep).ShouldBe([6]);
        gap.AtStake!.Value.ToDecimal().ShouldBe(4 * 7_400m);
    }
}
