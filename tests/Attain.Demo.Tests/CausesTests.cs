using System.Globalization;
using Attain.Diagnosis;

namespace Attain.Demo.Tests;

/// <summary>
/// Whether the diagnosis finds what was planted, and nothing where nothing was. ATTAIN_SEEDS=10 measures so many companies and
/// prints the table; without it a few are enough to see it break.
/// </summary>
public sealed class CausesTests
{
    private static readonly DateOnly Today = new(2026, 3, 18);

    private static readonly int Seeds = int.TryParse(Environment.GetEnvironmentVariable("ATTAIN_SEEDS"), CultureInfo.InvariantCulture, out var seeds) ? seeds : 2;

    private static readonly DateOnly Day = DateOnly.TryParse(Environment.GetEnvironmentVariable("ATTAIN_DAY"), CultureInfo.InvariantCulture, out var day) ? day : Today;

    [Fact]
    public void Planted_causes_are_found_where_they_are()
    {
        var measured = Enumerable.Range(1, Seeds).AsParallel().WithDegreeOfParallelism(2).Select(seed => Measured.Of(seed, Day)).OrderBy(one => one.Seed).ToList();
        var output = TestContext.Current.TestOutputHelper!;
        foreach (var one in measured)
        {
            output.WriteLine($"seed {one.Seed}: tau {one.Tau():0.00}");
            foreach (var outcome in one.Outcomes.OrderByDescending(o => o.Cause.TrueLoss?.Units ?? 0))
                output.WriteLine($"  {outcome.Cause.Cause,-18} {(outcome.Told is null ? "SILENT" : outcome.IsFound ? "found" : outcome.IsRightScope ? "PERIOD" : $"SCOPE {outcome.Told.Scope}"),-8} true {outcome.Cause.TrueLoss?.ToDecimal() / 10000,10:0} est {outcome.Told?.AtStake?.ToDecimal() / 10000,10:0} err {outcome.Error * 100:0}%");
            foreach (var finding in one.Report.Findings.Where(f => one.Outcomes.All(o => o.Told != f)))
                output.WriteLine($"     other {finding.Rule} {string.Join(",", finding.ScopeMembers.Select(m => m.Name))} {finding.AtStake?.ToDecimal() / 10000:0}");
        }
    }

    [Fact]
    public void Company_in_good_health_has_none()
    {
        var measured = Enumerable.Range(1, Seeds).AsParallel().WithDegreeOfParallelism(2).Select(seed => Measured.Of(seed, Day, DemoOptions.Everything)).OrderBy(one => one.Seed).ToList();
        var output = TestContext.Current.TestOutputHelper!;
        foreach (var one in measured)
        {
            output.WriteLine($"seed {one.Seed}");
            foreach (var finding in one.Report.Findings)
                output.WriteLine($"     {finding.Rule} {string.Join(",", finding.ScopeMembers.Select(m => m.Name))} {finding.AtStake?.ToDecimal() / 10000:0}");
        }
    }
}
