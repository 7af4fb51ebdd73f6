using Attain.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.Diagnosis;

/// <summary>This floor's door. A rule is registered by being there: every class of this floor that implements the interface.</summary>
public static class DiagnosisModule
{
    public static IServiceCollection AddDiagnosis(this IServiceCollection services)
    {
        foreach (var rule in RuleTypes()) services.AddSingleton(typeof(IDiagnosisRule), rule);
        return services.AddSingleton<DiagnosisService>().AddSingleton<IWorkspaceMapping, ProblemMapping>();
    }

    /// <summary>One of every rule, in the order of their names.</summary>
    public static IReadOnlyList<IDiagnosisRule> Rules() => [.. RuleTypes().Select(type => (IDiagnosisRule)Activator.CreateInstance(type)!)];

    private static IEnumerable<Type> RuleTypes() => typeof(DiagnosisModule).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IDiagnosisRule)))
        .OrderBy(type => type.Name, StringComparer.Ordinal);
}
