using Attain.Diagnosis;
using Attain.Facts;
using Attain.Targets;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.App;

/// <summary>All floors, put together once: for the terminal, the pages and the tests alike.</summary>
public static class AttainServices
{
    public static ServiceProvider Build(TimeProvider? time = null) =>
        new ServiceCollection()
            .AddSingleton(time ?? TimeProvider.System)
            .AddFacts()
            .AddDiagnosis()
            .AddTargets()
            .BuildServiceProvider(validateScopes: true);

    /// <summary>What every floor adds to the tables.</summary>
    public static IReadOnlyList<IWorkspaceMapping> Mappings(this IServiceProvider services) => [.. services.GetServices<IWorkspaceMapping>()];
}
