using Attain.Core;
using Attain.Demo;
using Attain.Diagnosis;
using Attain.Execution;
using Attain.Facts;
using Attain.Metrics;
using Attain.Review;
using Attain.Strategy;
using Attain.Targets;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.App;

/// <summary>All floors, put together once: for the terminal, the pages and the tests alike.</summary>
public static class AttainServices
{
    public static ServiceProvider Build(TimeProvider? time = null) =>
        new ServiceCollection().AddAttain(time).BuildServiceProvider(validateScopes: true);

    public static IServiceCollection AddAttain(this IServiceCollection services, TimeProvider? time = null) =>
        // Named in full, because ASP.NET has an AddMetrics of its own.
        MetricsModule.AddMetrics(services.AddFacts())
            .AddSingleton(time ?? TimeProvider.System)
            .AddSingleton(_ => AllTexts())
            .AddDiagnosis()
            .AddTargets()
            .AddExecution()
            .AddReview();

    /// <summary>What every floor adds to the tables.</summary>
    public static IReadOnlyList<IWorkspaceMapping> Mappings(this IServiceProvider services) => [.. services.GetServices<IWorkspaceMapping>()];

    /// <summary>The texts of all floors, in both languages.</summary>
    public static Texts AllTexts() => Texts.Load(
    [
        typeof(Texts).Assembly, typeof(FactsModule).Assembly, typeof(MetricCatalogue).Assembly, typeof(DiagnosisModule).Assembly,
        typeof(TargetsModule).Assembly, typeof(CustomerPlays).Assembly, typeof(DailyActions).Assembly, typeof(ReviewModule).Assembly,
        typeof(DemoLoader).Assembly, typeof(AttainServices).Assembly,
    ]);
}
