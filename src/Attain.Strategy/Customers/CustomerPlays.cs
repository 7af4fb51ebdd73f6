using Attain.Core;
using Attain.Metrics;

namespace Attain.Strategy;

/// <summary>One customer of a group, with the numbers that put it there.</summary>
/// <param name="Rep">Of the last order.</param>
/// <param name="Revenue">Of the last 12 months.</param>
/// <param name="DaysSinceLastOrder">Null without an order.</param>
/// <param name="Scores">Recency, frequency and amount, each 1 to 5.</param>
public sealed record GroupedCustomer(
    DimensionValue Customer, DimensionValue Rep, Money Revenue, int? DaysSinceLastOrder, int Orders, (int R, int F, int M) Scores);

/// <summary>A tier or an RFM segment, what to do with it, and who is in it.</summary>
/// <param name="Revenue">Of the last 12 months, all its customers together.</param>
/// <param name="CustomerShare">Of all customers that ever bought; null without any.</param>
/// <param name="RevenueShare">Null when there was no revenue in the last 12 months, or less than none: parts of a loss are no shares.</param>
/// <param name="Members">By revenue, then by what they ever bought, descending.</param>
public sealed record CustomerGroup(
    DimensionValue Group, int Customers, Ratio? CustomerShare, Money Revenue, Ratio? RevenueShare, Sentence Play, IReadOnlyList<GroupedCustomer> Members);

/// <summary>What to do with which customers.</summary>
public sealed record CustomerPlaybook(DateOnly AsOf, IReadOnlyList<CustomerGroup> Tiers, IReadOnlyList<CustomerGroup> Segments);

/// <summary>Gives every tier and RFM segment its play and its customers.</summary>
public static class CustomerPlays
{
    public static CustomerPlaybook Build(WorkspaceView view)
    {
        var histories = view.Histories(view.AsOf).ToDictionary(h => h.CustomerId);
        var customers = view.Standings.All
            .Select(s => (Standing: s, History: histories[s.CustomerId]))
            .OrderByDescending(c => c.History.Revenue12).ThenByDescending(c => c.Standing.Monetary).ThenBy(c => c.Standing.CustomerId)
            .ToList();
        return new(view.AsOf, Groups(Dimension.Tier, c => c.Tier), Groups(Dimension.Segment, c => c.Segment));

        IReadOnlyList<CustomerGroup> Groups(Dimension dimension, Func<CustomerStanding, int> of) =>
            [.. FixedMembers.Of(dimension).Select((key, i) => Group(view, customers, dimension, key, [.. customers.Where(c => of(c.Standing) == i + 1)]))];
    }

    private static CustomerGroup Group(
        WorkspaceView view,
        List<(CustomerStanding Standing, CustomerHistory History)> all,
        Dimension dimension,
        string key,
        List<(CustomerStanding Standing, CustomerHistory History)> members)
    {
        var revenue = members.Sum(c => c.History.Revenue12);
        var total = all.Sum(c => c.History.Revenue12);
        return new(
            view.Member(dimension, FixedMembers.Find(dimension, key)),
            members.Count,
            Ratio.Of(members.Count, all.Count),
            view.Profile.Money(revenue),
            Ratio.Of(revenue, Math.Max(0, total)),
            Sentence.Of($"strategy.play.{dimension.Name()}.{key}"),
            [.. members.Select(c => new GroupedCustomer(
                view.Member(Dimension.Customer, c.Standing.CustomerId),
                view.Member(Dimension.Rep, c.History.RepId),
                view.Profile.Money(c.History.Revenue12),
                c.History.DaysSince(view.AsOf),
                c.Standing.Frequency,
                (c.Standing.R, c.Standing.F, c.Standing.M)))]);
    }
}
