using Attain.Core;
using Attain.Facts;

namespace Attain.Diagnosis;

/// <summary>Costs belong to order lines, and a workspace may have lines without them.</summary>
internal static class Costs
{
    public static Sentence NotLoaded { get; } = Sentence.Of("diagnosis.notLoaded", ("facts", Sentence.Of("diagnosis.facts.costs")));

    public static bool AreLoaded(DiagnosisContext context)
    {
        var lines = context.View.Facts[FactKind.OrderLines];
        return lines.Segments.Any(segment => segment[lines.Index(FactColumn.HasCost)].Max == 1);
    }
}
