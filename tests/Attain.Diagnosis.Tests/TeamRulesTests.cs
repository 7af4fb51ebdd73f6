using Attain.Core;
using Attain.Facts;

namespace Attain.Diagnosis.Tests;

public sealed class TeamRulesTests
{
    [Fact]
    public void More_than_two_fifths_new_reps_need_stronger_onboarding()
    {
        var report = Scenario.Diagnose(plan =>
        {
            plan.HireDay = rep => rep <= 3 ? new DateOnly(2024, 9, 1) : new DateOnly(2023, 2, 1);
            plan.Sales = sale => sale.Rep > 3 ? sale : sale.Month < 20 ? sale with { Rep = sale.Rep + 3 } : sale with { Pieces = 50 };
        });

        var fresh = report.Only("new_reps");
        fresh.Problem.Arguments.ShouldContain(("count", (object?)3));

        // Against the others in the same four months: before, those had the customers of the new ones as well.
        fresh.AtStake!.Value.ToDecimal().ShouldBe(3 * 4 * 4 * (1_050m - 500m));
    }

    [Fact]
    public void Exactly_two_fifths_new_reps_are_fine()
    {
        var report = Scenario.Diagnose(plan => plan.HireDay = rep => rep <= 2 ? new DateOnly(2024, 9, 1) : rep == 6 ? null : new DateOnly(2023, 2, 1));

        report.ShouldNotFind("new_reps");
    }

    [Fact]
    public void Senior_reps_and_flat_revenue_are_experience_set_hard()
    {
        var report = Scenario.Diagnose(plan =>
        {
            plan.HireDay = _ => new DateOnly(2019, 1, 1);
            plan.Sales = sale => sale with { Pieces = 100 };
            plan.NotLoaded.Add(FactKind.Targets);
        });

        report.Only("senior_reps").AtStake!.Value.ToDecimal().ShouldBe(24 * 12 * 1_000m * 0.03m);
    }

    [Fact]
    public void Senior_reps_and_growth_are_fine() =>
        Scenario.Diagnose(plan => plan.HireDay = _ => new DateOnly(2019, 1, 1)).ShouldNotFind("senior_reps");

    [Fact]
    public void Without_hire_days_tenure_is_not_judged()
    {
        var report = Scenario.Diagnose(plan => plan.HireDay = _ => null);

        report.NotJudged.Where(open => open.Rule is "new_reps" or "senior_reps").Count().ShouldBe(2);
    }

    [Theory]
    [InlineData(80, "diagnosis.result_spread.cause.skill")]
    [InlineData(20, "diagnosis.result_spread.cause.effort")]
    public void Low_results_are_held_against_workload(int activities, string cause)
    {
        var report = Scenario.Diagnose(plan =>
        {
            plan.NotLoaded.Add(FactKind.Targets);
            plan.HireDay = _ => new DateOnly(2023, 3, 1);
            plan.Sales = sale => sale.Rep == 5 ? sale with { Pieces = 40 } : sale;
            plan.Activities = rep => rep == 5 ? activities : 60;
        });

        var spread = report.Only("result_spread");
        spread.Scope.Ids(Dimension.Rep).ShouldBe([5]);
        spread.AtStake!.Value.ToDecimal().ShouldBe(4 * 12 * 650m);
        spread.Cause.Key.ShouldBe(cause);
    }

    [Fact]
    public void Without_activities_results_are_judged_by_their_distribution_only()
    {
        var report = Scenario.Diagnose(plan =>
        {
            plan.NotLoaded.Add(FactKind.Activities);
            plan.Sales = sale => sale.Rep == 5 ? sale with { Pieces = 40 } : sale;
        });

        report.Only("result_spread").Cause.Key.ShouldBe("diagnosis.result_spread.cause.unknown");
        report.NotJudged.ShouldContain(open => open.Rule == "result_spread");
    }
}
