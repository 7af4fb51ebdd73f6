using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Attain.Tests.Support;

namespace Attain.Diagnosis.Tests;

public sealed class DiagnosisServiceTests
{
    [Theory]
    [InlineData(FactKind.Leads, "conversion_fall", "low_conversion", "slow_lead_response", "long_tail")]
    [InlineData(FactKind.Opportunities, "win_rate_fall", "longer_cycle", "blocked_stage")]
    [InlineData(FactKind.Tickets, "slow_ticket_response", "complaints")]
    [InlineData(FactKind.Spend, "channel_roi", "channel_strong")]
    [InlineData(FactKind.Targets, "target_gap")]
    [InlineData(FactKind.Activities, "result_spread")]
    public void What_is_not_loaded_is_not_judged(FactKind fact, params string[] rules)
    {
        var report = Scenario.Diagnose(plan => plan.NotLoaded.Add(fact));

        report.Findings.ShouldBeEmpty(report.Describe());
        report.NotJudged.Select(open => open.Rule).ShouldBe(rules, ignoreOrder: true);
    }

    [Fact]
    public void Without_a_year_before_nothing_is_compared_with_it()
    {
        var report = Scenario.Diagnose(plan => plan.Sales = sale => sale.Month < 14 ? null : sale with { Pieces = 200 - 8 * sale.Month });

        report.ShouldNotFind("revenue_decline");
        report.NotJudged.ShouldContain(open => open.Rule == "revenue_decline" && open.Why.Key == "diagnosis.noYearBefore");
    }

    [Fact]
    public void A_managers_diagnosis_speaks_of_the_own_people_only()
    {
        static Viewer Manager(WorkspaceView view, int id) => Viewer.Of(id, view.Directory);
        static void Plant(Scenario plan) => plan.Sales = sale => sale is { IsNow: true, Rep: 2 } ? sale with { Pieces = 20 } : sale;

        var own = Scenario.Diagnose(Plant, view => Manager(view, Scenario.FirstManager));
        var other = Scenario.Diagnose(Plant, view => Manager(view, Scenario.FirstManager + 1));

        own.Only("revenue_decline").Scope.Ids(Dimension.Rep).ShouldBe([2]);
        other.Findings.ShouldBeEmpty(other.Describe());
        own.Findings.SelectMany(finding => finding.Evidence).SelectMany(evidence => evidence.Members)
            .Where(member => member.Dimension == Dimension.Rep).Select(member => member.Id).ShouldAllBe(id => id <= 3);
    }

    [Fact]
    public void A_question_about_a_part_is_answered_about_that_part()
    {
        static void Plant(Scenario plan) => plan.Sales = sale => sale is { IsNow: true, Rep: 2 } ? sale with { Pieces = 20 } : sale;

        var north = Scenario.Diagnose(Plant, where: Scope.Company.With(Dimension.Team, 1));
        var south = Scenario.Diagnose(Plant, where: Scope.Company.With(Dimension.Team, 2));

        north.Only("revenue_decline").Scope.ShouldBe(Scope.Company.With(Dimension.Team, 1).With(Dimension.Rep, 2));
        south.Findings.ShouldBeEmpty(south.Describe());
        south.NotJudged.Single(open => open.Rule == "channel_roi").Why.Key.ShouldBe("diagnosis.notCutBy");
    }

    [Fact]
    public void Findings_come_by_money_and_severity_follows_their_share_of_revenue()
    {
        var report = Scenario.Diagnose(plan =>
        {
            plan.Sales = sale => sale.IsNow ? sale with { Pieces = 80, Cost = 1_050 } : sale;
            plan.SpendPerMonth = _ => 500_000;
        });

        report.Findings.Count.ShouldBeGreaterThan(2);
        report.Findings.Select(finding => finding.AtStake?.Units ?? -1).ShouldBeInOrder(SortDirection.Descending);
        report.Findings.ShouldAllBe(finding => finding.AtStake!.Value.ToDecimal() >= 0.05m * 24 * 12_000 == (finding.Severity == Severity.High));
    }

    [Fact]
    public void A_setting_of_the_workspace_moves_the_line()
    {
        var scenario = new Scenario { Sales = sale => sale.IsNow ? sale with { Pieces = 96 } : sale };
        using var company = scenario.Build();
        var view = company.Open(Scenario.AsOf, (DiagnosisThresholds.Decline, 0.05m));

        new DiagnosisService(DiagnosisModule.Rules()).Run(view).ShouldNotFind("revenue_decline");
    }

    [Theory]
    [InlineData("2023-01-01", "2024-12-31", "2024-01-01", "2025-01-01")]
    [InlineData("2022-12-01", "2024-12-30", "2023-12-01", "2024-12-01")]
    [InlineData("2023-06-01", "2024-12-31", "2024-06-01", "2025-01-01")]
    [InlineData("2024-03-01", "2024-12-31", "2024-01-01", "2025-01-01")]
    public void The_days_are_the_last_whole_months_that_have_a_year_before_them(string first, string asOf, string from, string to)
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 1);
        company.Sell(DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), 1, 100);
        company.Sell(DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture), 1, 100);
        var view = company.Open(DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture));

        var periods = DiagnosisPeriods.Of(view, null, null);

        periods.Days.ShouldBe(new DateRange(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture)));
        periods.Versus.ShouldBe(new DateRange(periods.Days.From.AddYears(-1), periods.Days.To.AddYears(-1)));
    }
}
