using Attain.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.Metrics;

/// <summary>This floor's door: what it adds to the host.</summary>
public static class MetricsModule
{
    public static IServiceCollection AddMetrics(this IServiceCollection services) => services
        .AddSingleton<IIntegrityCheck, ColumnsCheck>();
}
