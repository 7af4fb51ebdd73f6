namespace Attain.Core;

public enum MembershipProblem
{
    /// <summary>A member would be above itself.</summary>
    Cycle,

    /// <summary>A member would have two parents of one dimension on the same day.</summary>
    TwoParents,
}

/// <summary>Memberships that make no forest.</summary>
/// <param name="members">The members of the cycle from the bottom up; or the child, then its two parents.</param>
/// <param name="when">Days on which it is so.</param>
public sealed class InvalidMembershipException(MembershipProblem problem, IReadOnlyList<Member> members, DateRange when)
    : Exception($"{problem} on {when}: {string.Join(" › ", members)}")
{
    public MembershipProblem Problem { get; } = problem;

    public IReadOnlyList<Member> Members { get; } = members;

    public DateRange When { get; } = when;
}
