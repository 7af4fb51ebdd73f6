using Attain.Core;

namespace Attain.Facts;

/// <summary>One thing that must hold in every workspace. Floors add their own; all are run together.</summary>
public interface IIntegrityCheck
{
    CheckResult Run(WorkspaceStore store);
}

/// <param name="Name">Stable name for scripts.</param>
/// <param name="Wrong">How many rows or totals do not hold; 0 is clean.</param>
/// <param name="Says">What was checked, and where it fails.</param>
public sealed record CheckResult(string Name, long Wrong, Sentence Says);
