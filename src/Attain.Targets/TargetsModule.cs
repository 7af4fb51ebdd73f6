using Attain.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.Targets;

/// <summary>This floor's door: what it adds to the host.</summary>
public static class TargetsModule
{
    public static IServiceCollection AddTargets(this IServiceCollection services) => services
        .AddSingleton<IWorkspaceMapping, PlanMapping>()
        .AddSingleton<IIntegrityCheck, PlanCheck>();
}
