using Attain.Core;

namespace Attain.Diagnosis.Tests;

public sealed class PipelineRulesTests
{
    [Fact]
    public void A_source_that_converts_far_below_the_others_is_named()
    {
        var report = Scenario.Diagnose(plan => plan.Leads = lead => lead with { Converts = lead.Source == 2 ? lead.Number % 60 == 6 : lead.Number % 12 < 6 });

        var low = report.Only("low_conversion");
        low.Scope.Ids(Dimension.Source).ShouldBe([2]);
        low.Cause.Key.ShouldBe("diagnosis.low_conversion.cause.source");
    }

    [Fact]
    public void Deals_that_never_close_lower_what_a_lead_is_worth()
    {
        var fresh = WithOpenDealsFor(5);
        var stuck = WithOpenDealsFor(60);

        // 72 of 216 closed deals are won; twelve more are open, at the same odds or without any.
        stuck.ShouldBe(fresh * (72m / 228) / (72m / 216), 0.1m);

        static decimal WithOpenDealsFor(int days) => Scenario.Diagnose(plan =>
        {
            plan.OpenDays = days;
            plan.Leads = lead => lead with { Converts = lead.Source == 2 ? lead.Number % 60 == 6 : lead.Number % 12 < 6 };
        }).Only("low_conversion").AtStake!.Value.ToDecimal();
    }

    [Fact]
    public void A_team_whose_low_conversion_is_one_reps_names_the_rep()
    {
        var report = Scenario.Diagnose(plan => plan.Leads = lead => lead.Rep == 3 ? lead with { Converts = false } : lead with { Converts = lead.Number % 60 < 24 });

        report.Only("low_conversion").Scope.Ids(Dimension.Rep).ShouldBe([3]);
    }

    [Fact]
    public void Conversion_that_fell_everywhere_is_told_against_the_year_before()
    {
        var report = Scenario.Diagnose(plan => plan.Leads = lead => lead with { Converts = lead.Number % 60 < (lead.IsNow ? 12 : 24) });

        var fall = report.Only("conversion_fall");
        fall.Scope.ShouldBe(Scope.Company);
        fall.Severity.ShouldBe(Severity.High);
        report.ShouldNotFind("low_conversion");
    }

    [Fact]
    public void Few_leads_are_too_few()
    {
        var report = Scenario.Diagnose(plan => plan.Leads = lead => lead.Number % 60 == 0 ? lead with { Converts = false } : null);

        report.ShouldNotFind("low_conversion");
        report.NotJudged.Single(open => open.Rule == "low_conversion").Why.Key.ShouldBe("diagnosis.tooFew");
    }

    [Fact]
    public void A_reps_slow_first_response_is_told_of_the_rep()
    {
        var report = Scenario.Diagnose(plan => plan.Leads = lead => lead with { ResponseHours = lead.Rep == 6 ? 200 : 4 });

        report.Only("slow_lead_response").Scope.Ids(Dimension.Rep).ShouldBe([6]);
    }

    [Fact]
    public void A_slow_team_is_told_though_all_together_keep_the_promise()
    {
        var report = Scenario.Diagnose(plan => plan.Leads = lead => lead with { ResponseHours = lead.Rep <= 3 ? 30 : 2, Converts = lead.Rep > 3 && lead.Converts });

        var slow = report.Only("slow_lead_response");
        slow.Scope.ShouldBe(Scope.Company.With(Dimension.Team, 1));
        slow.AtStake.ShouldNotBeNull();
    }

    [Fact]
    public void A_win_rate_that_fell_costs_the_deals_it_would_have_won()
    {
        var report = Scenario.Diagnose(plan => plan.Deals = deal => deal with { Wins = deal.Number % 18 < (deal.IsNow ? 6 : 12) });

        var fall = report.Only("win_rate_fall");
        fall.AtStake!.Value.ToDecimal().ShouldBe(12 * 6 * 2_000m);
    }

    [Fact]
    public void A_win_rate_that_fell_for_one_rep_names_the_rep()
    {
        var report = Scenario.Diagnose(plan => plan.Deals = deal => deal with { Wins = deal.Number % 18 < 12 && (deal.Rep != 2 || !deal.IsNow) });

        report.Only("win_rate_fall").Scope.Ids(Dimension.Rep).ShouldBe([2]);
    }

    [Fact]
    public void Deals_that_take_longer_lower_what_the_pipeline_yields()
    {
        var report = Scenario.Diagnose(plan => plan.Deals = deal => deal with { CycleDays = deal.IsNow ? 24 : 12 });

        report.Only("longer_cycle").AtStake!.Value.ToDecimal().ShouldBe(12 * 6 * 2_000m / 2);
    }

    [Fact]
    public void Open_deals_over_time_block_their_stage()
    {
        var report = Scenario.Diagnose(plan => plan.OpenDays = 60);

        var blocked = report.Only("blocked_stage");
        blocked.Scope.Ids(Dimension.Stage).ShouldBe([2]);
        blocked.AtStake!.Value.ToDecimal().ShouldBe(12 * 20_000m / 3, 0.01m);
    }
}
