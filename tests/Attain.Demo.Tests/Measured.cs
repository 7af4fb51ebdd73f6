using Attain.Core;
using Attain.Diagnosis;
using Attain.Metrics;
using Attain.Tests.Support;

namespace Attain.Demo.Tests;

/// <summary>A planted cause and what the diagnosis said of it.</summary>
/// <param name="Told">The rule's finding that comes nearest; null where it is silent.</param>
internal sealed record Outcome(PlantedCause Cause, Finding? Told, bool IsRightScope, bool IsRightPeriod)
{
    public bool IsFound => Told is not null && IsRightScope && IsRightPeriod;

    /// <summary>Estimated over true loss, less 1; null where there is no loss to estimate.</summary>
    public decimal? Error => Cause.TrueLoss is { } truth && Told?.AtStake is { } estimate ? estimate.ToDecimal() / truth.ToDecimal() - 1 : null;
}

/// <summary>The diagnosis of one demo company, held against what was planted in it.</summary>
internal sealed record Measured(int Seed, DateOnly AsOf, DiagnosisReport Report, decimal Revenue, IReadOnlyList<Outcome> Outcomes)
{
    public static Measured Of(int seed, DateOnly asOf, IReadOnlySet<DemoCause>? without = null)
    {
        var time = new StoppedTime(asOf);
        var options = new DemoOptions { Seed = seed, Without = without ?? new HashSet<DemoCause>() };
        using var place = TestWorkspace.Create(TestDatabase.Sqlite, time: time);
        var store = new DemoLoader(place.Installation, time).Load(options: options);
        var view = WorkspaceView.Open(store);
        var report = new DiagnosisService(DiagnosisModule.Rules()).Run(view);
        var revenue = view.Ask(new MetricQuery(MetricCatalogue.Revenue) { Days = report.Days }).Rows[0].Values[0].Value ?? 0;
        return new(seed, asOf, report, revenue, [.. DemoCompany.Make(asOf, options).Planted.Select(cause => Compare(cause, report))]);
    }

    /// <summary>How alike true and estimated losses rank; a cause not found counts as estimated at nothing.</summary>
    public double Tau()
    {
        var ranked = Outcomes.Where(outcome => outcome.Cause.TrueLoss is not null)
            .Select(outcome => (Truth: outcome.Cause.TrueLoss!.Value.Units, Estimate: outcome.IsFound ? outcome.Told!.AtStake?.Units ?? 0 : 0)).ToList();
        var pairs = ranked.SelectMany((one, i) => ranked.Skip(i + 1).Select(other => Math.Sign(one.Truth - other.Truth) * Math.Sign(one.Estimate - other.Estimate))).ToList();
        return pairs.Average();
    }

    private static Outcome Compare(PlantedCause cause, DiagnosisReport report)
    {
        var told = report.Findings.Where(finding => finding.Rule == cause.Rule)
            .OrderByDescending(finding => Alike(cause.Scope, finding.Scope)).ThenByDescending(finding => finding.AtStake?.Units ?? 0).FirstOrDefault();
        return new(cause, told, told is not null && Alike(cause.Scope, told.Scope) >= 0.6, told is not null && IsIn(cause.Days, told));
    }

    /// <summary>1 for the same scope; of several members the share both name; 0 where other dimensions are named.</summary>
    private static double Alike(Scope planted, Scope told)
    {
        if (!planted.Members.Keys.ToHashSet().SetEquals(told.Members.Keys)) return 0;
        return planted.Members.Aggregate(1.0, (alike, pair) =>
            alike * pair.Value.Intersect(told.Members[pair.Key]).Count() / pair.Value.Union(told.Members[pair.Key]).Count());
    }

    private static bool IsIn(DateRange planted, Finding told) => told.Days.Contains(planted)
        || (Math.Abs(told.Days.From.DayNumber - planted.From.DayNumber) <= 31 && told.Days.To >= planted.To);
}
