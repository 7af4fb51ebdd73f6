namespace Attain.Core;

/// <summary>What memberships must keep to on every day, not only today.</summary>
internal static class MembershipCheck
{
    public static void OneParentAtATime(IEnumerable<Membership> memberships)
    {
        foreach (var ofChild in memberships.GroupBy(membership => (membership.Child, membership.Parent.Dimension)))
        {
            var longest = default(Membership);
            foreach (var next in ofChild.OrderBy(membership => membership.Valid.From))
            {
                // The same parent told twice is not two parents.
                if (longest is not null && longest.Parent != next.Parent && longest.Valid.Intersect(next.Valid) is { } both)
                {
                    throw new InvalidMembershipException(MembershipProblem.TwoParents, [next.Child, longest.Parent, next.Parent], both);
                }

                longest = longest is null || next.Valid.To > longest.Valid.To ? next : longest;
            }
        }
    }

    public static void NoCycles(IReadOnlyCollection<Membership> memberships)
    {
        var suspects = OnCyclesIfDaysDidNotMatter(memberships);
        var above = suspects.ToLookup(membership => membership.Child);
        foreach (var start in above.Select(group => group.Key))
        {
            var open = new Stack<Step>([new Step(start, new DateRange(DateOnly.MinValue, DateOnly.MaxValue), Below: null)]);
            while (open.TryPop(out var step))
            {
                foreach (var membership in above[step.Member])
                {
                    if (step.Days.Intersect(membership.Valid) is not { } days)
                    {
                        continue;
                    }

                    if (step.PathFrom(membership.Parent) is { } cycle)
                    {
                        throw new InvalidMembershipException(MembershipProblem.Cycle, cycle, days);
                    }

                    open.Push(new Step(membership.Parent, days, step));
                }
            }
        }
    }

    // Members without a parent are on no cycle; take them away, and those they leave without one, until nothing changes.
    // What stays is empty for any sound company, so the search through days is rarely needed.
    private static List<Membership> OnCyclesIfDaysDidNotMatter(IReadOnlyCollection<Membership> memberships)
    {
        var below = memberships.ToLookup(membership => membership.Parent);
        var parentsLeft = memberships.GroupBy(membership => membership.Child).ToDictionary(group => group.Key, group => group.Count());
        var free = new Queue<Member>(below.Select(group => group.Key).Where(parent => !parentsLeft.ContainsKey(parent)));
        while (free.TryDequeue(out var parent))
        {
            foreach (var membership in below[parent])
            {
                if (--parentsLeft[membership.Child] == 0)
                {
                    free.Enqueue(membership.Child);
                }
            }
        }

        return [.. memberships.Where(membership => parentsLeft[membership.Child] > 0 && parentsLeft.GetValueOrDefault(membership.Parent) > 0)];
    }

    /// <summary>A place on the way up, and the days on which this way exists.</summary>
    private sealed record Step(Member Member, DateRange Days, Step? Below)
    {
        /// <summary>The way from this member up to here, or null if it does not lead through it.</summary>
        public IReadOnlyList<Member>? PathFrom(Member bottom)
        {
            var path = new List<Member>();
            for (var step = this; step is not null; step = step.Below)
            {
                path.Insert(0, step.Member);
                if (step.Member == bottom)
                {
                    return path;
                }
            }

            return null;
        }
    }
}
