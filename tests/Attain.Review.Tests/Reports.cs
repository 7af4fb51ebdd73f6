using Attain.Core;
using Attain.Diagnosis;
using Attain.Metrics;

namespace Attain.Review.Tests;

internal static class Reports
{
    public static LoopReport Loop(WorkspaceView view) => new LoopRunner(Diagnosis).Run(view);

    public static HealthReport Health(WorkspaceView view) => new HealthReporter(Diagnosis).Build(view);

    public static HealthPeriod Of(this HealthReport report, Grain grain) => report.Periods.Single(period => period.Period.Grain == grain);

    public static HealthLine Line(this HealthPeriod period, MetricDefinition metric) => period.Lines.Single(line => line.Metric == metric);

    private static DiagnosisService Diagnosis => new(DiagnosisModule.Rules());
}
