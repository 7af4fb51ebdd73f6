using Attain.Core;

namespace Attain.Diagnosis;

/// <summary>
/// Parts whose loss is told already. The same money shows in every dimension a loss is cut by: what a territory loses, a product line
/// loses too. A further part counts only with what it loses outside the parts told before.
/// </summary>
/// <param name="loss">The loss of any scope.</param>
internal sealed class Told(Func<Scope, decimal> loss)
{
    private readonly List<Scope> scopes = [];

    public void Add(Scope scope) => scopes.Add(scope);

    /// <summary>What of the scope's loss nobody has told.</summary>
    public decimal Untold(Scope scope) => loss(scope) - scopes.Sum(told => Intersect(scope, told) is { } both ? Math.Max(0, loss(both)) : 0);

    /// <summary>What lies in both; null when they name different members of one dimension.</summary>
    private static Scope? Intersect(Scope one, Scope other)
    {
        foreach (var (dimension, ids) in other.Members)
        {
            var both = one.Members.TryGetValue(dimension, out var own) ? own.Intersect(ids).ToArray() : [.. ids];
            if (both.Length == 0) return null;
            one = one.Narrow(dimension, both);
        }

        return one;
    }
}
