using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>A channel that earns less margin than is spent on it.</summary>
public sealed class ChannelRoiRule : IDiagnosisRule
{
    public RuleHead Head { get; } = new("channel_roi", Area.Channels, MetricCatalogue.ChannelRoi)
    {
        Needs = [FactKind.Spend, FactKind.OrderLines],
        Thresholds = [DiagnosisThresholds.ChannelRoi],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        if (!Costs.AreLoaded(context)) return RuleVerdict.Cannot(Costs.NotLoaded);

        var channels = context.By(context.Days, context.Where, [Dimension.Channel], MetricCatalogue.ChannelRoi).Where(row => row.Keys[0].Id != 0 && row.Values[0].Denominator > 0).ToList();
        if (channels.Count == 0) return RuleVerdict.Cannot(Sentence.Of("diagnosis.channel_roi.no_channel"));
        return RuleVerdict.Of([.. channels.Where(row => row.Values[0].Value < context[DiagnosisThresholds.ChannelRoi]).Select(row => Find(context, row)).OfType<Finding>()]);
    }

    /// <summary>What is lost here is margin, of which a yuan is worth several of revenue: it is held against the margin of all.</summary>
    private static bool Matters(DiagnosisContext context, decimal lost) =>
        lost > 0 && lost >= context[DiagnosisThresholds.MinimumShare] * (context.Value(MetricCatalogue.GrossMargin, context.Days) ?? 0);

    private Finding? Find(DiagnosisContext context, MetricRow row)
    {
        var (margin, spend) = (row.Values[0].Numerator ?? 0, row.Values[0].Denominator ?? 0);
        var lost = context[DiagnosisThresholds.ChannelRoi] * spend - margin;
        if (!Matters(context, lost)) return null;

        var scope = context.Where.Narrow(Dimension.Channel, row.Keys[0].Id);
        var revenue = context.Change(MetricCatalogue.Revenue, scope);
        var cause = context.Periods.AreComparable(context.View, FactKind.OrderLines) && revenue.Growth is { } growth
            ? Sentence.Of(growth < 0 ? "diagnosis.channel_roi.cause.shrinks" : "diagnosis.channel_roi.cause.grows", ("growth", new Ratio(Math.Abs(growth))))
            : Sentence.Of("diagnosis.cause.unknown");
        return this.Finding(
            context, scope, lost, cause,
            ("roi", row.Values[0].Value), ("margin", context.Money(margin)), ("spend", context.Money(spend)), ("line", context[DiagnosisThresholds.ChannelRoi]));
    }
}
