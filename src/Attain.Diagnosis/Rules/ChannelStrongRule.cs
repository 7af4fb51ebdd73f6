using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>A channel that returns several times its spend, far more than the others: an opportunity, so no money is said to be lost.</summary>
public sealed class ChannelStrongRule : IDiagnosisRule
{
    public RuleHead Head { get; } = new("channel_strong", Area.Channels, MetricCatalogue.ChannelRoi)
    {
        Needs = [FactKind.Spend, FactKind.OrderLines],
        Thresholds = [DiagnosisThresholds.StrongChannel, DiagnosisThresholds.StrongAgainstOthers, DiagnosisThresholds.FewestCases],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        // What cannot be judged is said by the rule of weak channels, which asks for the same.
        if (!Costs.AreLoaded(context)) return RuleVerdict.Fine;
        var channels = context.By(context.Days, context.Where, [Dimension.Channel], MetricCatalogue.ChannelRoi)
            .Where(row => row.Keys[0].Id != 0 && row.Values[0].Denominator > 0)
            .Select(row => new Return(row.Keys[0], row.Values[0].Numerator ?? 0, row.Values[0].Denominator!.Value)).ToList();
        return RuleVerdict.Of([.. channels.Where(channel => IsStrong(context, channel, channels)).Select(channel => Tell(context, channel, channels))]);
    }

    private static bool IsStrong(DiagnosisContext context, Return channel, List<Return> all)
    {
        var others = Others(channel, all);
        return channel.Rate >= context[DiagnosisThresholds.StrongChannel] && others.Spend > 0
            && channel.Rate >= context[DiagnosisThresholds.StrongAgainstOthers] * others.Rate
            && context.Value(MetricCatalogue.Orders, context.Days, context.Where.Narrow(Dimension.Channel, channel.Channel.Id)) >= context[DiagnosisThresholds.FewestCases];
    }

    private Finding Tell(DiagnosisContext context, Return channel, List<Return> all)
    {
        var others = Others(channel, all);
        return this.Finding(
            context, context.Where.Narrow(Dimension.Channel, channel.Channel.Id), null,
            Sentence.Of("diagnosis.channel_strong.cause", ("share", new Ratio(channel.Spend / (channel.Spend + others.Spend))), ("others", others.Rate)),
            ("roi", channel.Rate), ("margin", context.Money(channel.Margin)), ("spend", context.Money(channel.Spend)));
    }

    private static Return Others(Return channel, List<Return> all) => all.Where(other => other != channel)
        .Aggregate(channel with { Margin = 0, Spend = 0 }, (sum, other) => sum with { Margin = sum.Margin + other.Margin, Spend = sum.Spend + other.Spend });

    private sealed record Return(DimensionValue Channel, decimal Margin, decimal Spend)
    {
        public decimal Rate => Spend == 0 ? 0 : Margin / Spend;
    }
}
