using Attain.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.Review;

/// <summary>This floor's door: what it adds to the host.</summary>
public static class ReviewModule
{
    public static IServiceCollection AddReview(this IServiceCollection services) => services
        .AddSingleton<IWorkspaceMapping, KeptReportMapping>()
        .AddSingleton<HealthReporter>()
        .AddSingleton<LoopRunner>();
}
