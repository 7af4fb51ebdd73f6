using Attain.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.Execution;

/// <summary>This floor's door: what it adds to the host.</summary>
public static class ExecutionModule
{
    public static IServiceCollection AddExecution(this IServiceCollection services) => services
        .AddSingleton<IWorkspaceMapping, ActionMarkMapping>();
}
