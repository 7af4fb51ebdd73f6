using System.Collections.Frozen;

namespace Attain.Core;

/// <summary>A member's place under another for some days.</summary>
/// <param name="Valid">Open ends are <see cref="DateOnly.MinValue"/> and <see cref="DateOnly.MaxValue"/>.</param>
public sealed record Membership(Member Child, Member Parent, DateRange Valid);

/// <summary>
/// The trees of dimension members through time: division › team › rep, territory › territory, category › line › product.
/// People change teams and products change lines, so every question names the day it is asked for.
/// </summary>
public sealed class MemberForest
{
    private readonly FrozenDictionary<Member, Membership[]> parents;
    private readonly FrozenDictionary<Member, Membership[]> children;

    private MemberForest(IReadOnlyCollection<Membership> memberships)
    {
        parents = memberships.GroupBy(membership => membership.Child).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        children = memberships.GroupBy(membership => membership.Parent).ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    /// <exception cref="InvalidMembershipException">
    /// On some day a member would be above itself, or have two parents of one dimension.
    /// </exception>
    public static MemberForest Build(IEnumerable<Membership> memberships)
    {
        var real = memberships.Where(membership => !membership.Valid.IsEmpty).ToList();
        MembershipCheck.OneParentAtATime(real);
        MembershipCheck.NoCycles(real);
        return new MemberForest(real);
    }

    /// <summary>Everything above the member on the day, nearest first; not the member itself.</summary>
    public IEnumerable<Member> Ancestors(Member member, DateOnly asOf) => Walk(member, parents, asOf, membership => membership.Parent);

    /// <summary>Everything below the member on the day, nearest first; not the member itself.</summary>
    public IEnumerable<Member> Descendants(Member member, DateOnly asOf) => Walk(member, children, asOf, membership => membership.Child);

    /// <summary>Whether the member is the other one, or below it on the day.</summary>
    public bool Within(Member member, Member ancestor, DateOnly asOf) => member == ancestor || Ancestors(member, asOf).Contains(ancestor);

    /// <summary>
    /// Whether everything in the inner scope is in the outer one on the day: for each dimension the outer scope is limited by, the inner
    /// scope is limited to members that all lie within it, in that dimension or one below it.
    /// </summary>
    public bool Contains(Scope outer, Scope inner, DateOnly asOf) => outer.Members.All(limit =>
        inner.Members.Any(dimension => dimension.Value.All(id =>
            limit.Value.Any(ancestor => Within(new Member(dimension.Key, id), new Member(limit.Key, ancestor), asOf)))));

    private static IEnumerable<Member> Walk(
        Member start, FrozenDictionary<Member, Membership[]> links, DateOnly asOf, Func<Membership, Member> other)
    {
        var seen = new HashSet<Member> { start };
        var waiting = new Queue<Member>([start]);
        while (waiting.TryDequeue(out var member))
        {
            foreach (var membership in links.GetValueOrDefault(member, []))
            {
                if (membership.Valid.Contains(asOf) && seen.Add(other(membership)))
                {
                    waiting.Enqueue(other(membership));
                    yield return other(membership);
                }
            }
        }
    }
}
