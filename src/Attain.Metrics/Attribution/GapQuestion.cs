using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>What a member's metrics were before and after; null in a period in which it does not appear.</summary>
internal sealed record MemberChange(DimensionValue Member, IReadOnlyList<MetricValue>? Before, IReadOnlyList<MetricValue>? After)
{
    public decimal Before0 => Before?[0].Value ?? 0;

    public decimal After0 => After?[0].Value ?? 0;
}

/// <summary>One metric in two periods of one scope, as its viewer may see it, and the questions the methods ask about it.</summary>
internal sealed record GapQuestion(WorkspaceView View, MetricDefinition Metric, DateRange Days, DateRange Versus, Scope Where)
{
    /// <summary>Members shown as evidence of a part.</summary>
    private const int MostEvidence = 5;

    private Currency Currency => View.Profile.Currency;

    /// <summary>Whole units in one of the metric: cents in a yuan, thousandths of a piece, pieces.</summary>
    private long Factor => Metric.Unit switch
    {
        MetricUnit.Money => Currency.Factor,
        MetricUnit.Quantity => (long)Math.Pow(10, OrderLine.QuantityScale),
        _ => 1,
    };

    /// <summary>Values of the metrics in both periods without cutting.</summary>
    public (IReadOnlyList<MetricValue> Before, IReadOnlyList<MetricValue> After) Totals(params IReadOnlyList<MetricDefinition> metrics) =>
        (Ask(metrics, [], Versus).Rows[0].Values, Ask(metrics, [], Days).Rows[0].Values);

    /// <summary>Values of the metrics by member, joined over both periods, by id.</summary>
    public IReadOnlyList<MemberChange> By(Dimension dimension, params IReadOnlyList<MetricDefinition> metrics)
    {
        var before = Ask(metrics, [dimension], Versus).Rows.ToDictionary(row => row.Keys[0].Id);
        var after = Ask(metrics, [dimension], Days).Rows.ToDictionary(row => row.Keys[0].Id);
        return
        [
            .. before.Keys.Union(after.Keys).Order().Select(id =>
            {
                var (old, now) = (before.GetValueOrDefault(id), after.GetValueOrDefault(id));
                return new MemberChange((now ?? old)!.Keys[0], old?.Values, now?.Values);
            }),
        ];
    }

    /// <summary>A value of the metric in whole units; exact for values the engine gave, rounded for parts of them.</summary>
    public long Units(decimal value) => (long)decimal.Round(value * Factor, MidpointRounding.AwayFromZero);

    /// <summary>As <see cref="Units"/>, but not yet rounded.</summary>
    public decimal Exactly(decimal value) => value * Factor;

    /// <summary>Units as they are to be said: money, or a number.</summary>
    public object Say(long units) => Metric.Unit == MetricUnit.Money ? new Money(units, Currency) : (decimal)units / Factor;

    public object SayMoney(decimal value) => Money.Round(value, Currency);

    /// <summary>The members that contribute most in the direction of the part.</summary>
    public IReadOnlyList<GapEvidence> Evidence(long part, IEnumerable<(MemberChange Change, decimal Contribution)> members) =>
    [
        .. members
            .Select(member => new GapEvidence(
                member.Change.Member, Units(member.Contribution), Units(member.Change.Before0), Units(member.Change.After0)))
            .Where(evidence => evidence.Member.Id != 0 && evidence.Units != 0 && (part == 0 || Math.Sign(evidence.Units) == Math.Sign(part)))
            .OrderByDescending(evidence => Math.Abs(evidence.Units)).ThenBy(evidence => evidence.Member.ExternalId, StringComparer.Ordinal)
            .Take(MostEvidence),
    ];

    private MetricAnswer Ask(IReadOnlyList<MetricDefinition> metrics, IReadOnlyList<Dimension> by, DateRange days) =>
        View.Ask(new MetricQuery([.. metrics.Select(metric => metric.Id)]) { By = by, Days = days, Where = Where });
}
