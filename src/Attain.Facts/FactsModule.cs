using Microsoft.Extensions.DependencyInjection;

namespace Attain.Facts;

/// <summary>This floor's door: what it adds to the host.</summary>
public static class FactsModule
{
    public static IServiceCollection AddFacts(this IServiceCollection services) => services
        .AddSingleton<IWorkspaceMapping, FactsMapping>()
        .AddSingleton<IIntegrityCheck, StorageCheck>()
        .AddSingleton<IIntegrityCheck, ReferencesCheck>()
        .AddSingleton<IIntegrityCheck, ChangesCheck>()
        .AddSingleton<IIntegrityCheck, CalendarCheck>()
        .AddSingleton<IIntegrityCheck, ManagersCheck>();
}
