using System.Collections.Immutable;

namespace Attain.Core;

/// <summary>
/// A part of the company, as dimension members. Several members of one dimension: any of them; several dimensions: all of them;
/// none at all: the whole company. Immutable; equal when the members are.
/// </summary>
public sealed class Scope : IEquatable<Scope>
{
    private readonly ImmutableSortedDictionary<Dimension, IReadOnlyList<int>> members;

    private Scope(ImmutableSortedDictionary<Dimension, IReadOnlyList<int>> members) => this.members = members;

    public static Scope Company { get; } = new(ImmutableSortedDictionary<Dimension, IReadOnlyList<int>>.Empty);

    /// <summary>Ids ascending and distinct, never an empty list.</summary>
    public IReadOnlyDictionary<Dimension, IReadOnlyList<int>> Members => members;

    public bool IsCompany => members.IsEmpty;

    /// <summary>
    /// This scope with these members added. A dimension named for the first time narrows the scope; further members of a dimension
    /// already named widen it. To ask within what a viewer may see, keep the two scopes apart instead of merging them.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// No ids (that would silently mean everyone), an id below 1, or a dimension of time (periods say when, scopes say who and what).
    /// </exception>
    public Scope With(Dimension dimension, params int[] ids)
    {
        if (ids.Length == 0)
        {
            throw new ArgumentException("A scope needs at least one member of a dimension it names.", nameof(ids));
        }

        if (dimension.IsTime())
        {
            throw new ArgumentException($"A scope is not limited by {dimension.Name()}; a period is.", nameof(dimension));
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ids.Min(), nameof(ids));
        var known = members.GetValueOrDefault(dimension, []);
        return new Scope(members.SetItem(dimension, ImmutableArray.CreateRange(known.Union(ids).Order())));
    }

    public Scope With(Member member) => With(member.Dimension, member.Id);

    public bool Equals(Scope? other) =>
        other is not null && members.Count == other.members.Count
        && members.Zip(other.members).All(pair => pair.First.Key == pair.Second.Key && pair.First.Value.SequenceEqual(pair.Second.Value));

    public override bool Equals(object? obj) => Equals(obj as Scope);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (dimension, ids) in members)
        {
            hash.Add(dimension);
            foreach (var id in ids)
            {
                hash.Add(id);
            }
        }

        return hash.ToHashCode();
    }

    public override string ToString() =>
        IsCompany ? "company" : string.Join(' ', members.Select(pair => $"{pair.Key.Name()}={string.Join(',', pair.Value)}"));
}
