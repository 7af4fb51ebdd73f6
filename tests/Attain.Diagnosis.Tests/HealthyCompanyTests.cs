namespace Attain.Diagnosis.Tests;

public sealed class HealthyCompanyTests
{
    [Fact]
    public void A_company_that_does_well_hears_nothing()
    {
        var report = Scenario.Diagnose(_ => { });

        report.Findings.ShouldBeEmpty(report.Describe());
        report.NotJudged.ShouldBeEmpty(report.Describe());
    }
}
