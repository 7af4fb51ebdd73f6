using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Strategy;

/// <summary>What to do with a channel's money.</summary>
public enum ChannelCall
{
    /// <summary>Without spend or without margin there is no return to judge: growth and margin are shown.</summary>
    NotJudged,

    /// <summary>Earns less than it costs.</summary>
    Stop,

    Hold,

    /// <summary>Earns several times what it costs.</summary>
    Amplify,
}

/// <param name="Growth">Of revenue against the 12 months before; null without revenue then, or with orders of a part of them only.</param>
/// <param name="MarginRate">Gross margin over revenue; null where no cost is loaded.</param>
/// <param name="Spend">Null where it is not loaded, or kept for the company while the viewer sees a part of it.</param>
/// <param name="Roi">Gross margin over spend; null without either.</param>
public sealed record ChannelLine(
    DimensionValue Channel, Money Revenue, Delta? Growth, Money? Margin, Ratio? MarginRate, Money? Spend, decimal? Roi, ChannelCall Call, Sentence Advice);

/// <summary>The channels of some days, by revenue.</summary>
/// <param name="NotLoaded">Why no spend can be shown; null where it can.</param>
public sealed record ChannelReport(DateRange Days, IReadOnlyList<ChannelLine> Lines, Sentence? NotLoaded);

/// <summary>Judges channels by return on spend: under the stop line close, over the amplify line grow, on a line hold.</summary>
public static class ChannelAdvice
{
    /// <summary>Gross margin per money spent.</summary>
    public static readonly Threshold StopBelow = new("strategy.channelStopBelow", 1m);

    /// <summary>Gross margin per money spent.</summary>
    public static readonly Threshold AmplifyAbove = new("strategy.channelAmplifyAbove", 3m);

    /// <summary>Over the last 12 months, against the 12 before.</summary>
    public static ChannelReport Build(WorkspaceView view) =>
        Build(view, TrailingYear.EndingOn(view.AsOf), TrailingYear.Before(view.AsOf), Scope.Company);

    /// <param name="versus">What growth is told against.</param>
    /// <param name="where">Limited to more than channels, no spend can be told.</param>
    public static ChannelReport Build(WorkspaceView view, DateRange days, DateRange versus, Scope where)
    {
        var noSpend = NoSpend(view, where);
        var before = RevenueBefore(view, versus, where);
        var lines = Ask(view, days, where, noSpend is null)
            .Where(row => row.Keys[0].Id != 0)
            .Select(row => Line(view, row, before.GetValueOrDefault(row.Keys[0].Id), noSpend is null))
            .OrderByDescending(line => line.Revenue)
            .ToList();
        return new(days, lines, noSpend);
    }

    /// <summary>Spend has no rep: it is the company's, and no part of it can be told to be somebody's.</summary>
    private static Sentence? NoSpend(WorkspaceView view, Scope where) =>
        !view.IsLoaded(FactKind.Spend) ? Sentence.Of("strategy.channel.noSpend")
        : view.Viewer.RepIds is not null || where.Members.Keys.Any(dimension => dimension != Dimension.Channel) ? Sentence.Of("strategy.channel.companySpend")
        : null;

    private static Dictionary<int, decimal> RevenueBefore(WorkspaceView view, DateRange days, Scope where) =>
        !view.ReachesBack(FactKind.OrderLines, days) ? [] : view
            .Ask(new MetricQuery(MetricCatalogue.Revenue) { By = [Dimension.Channel], Days = days, Where = where }).Rows
            .ToDictionary(row => row.Keys[0].Id, row => row.Values[0].Value ?? 0);

    private static IReadOnlyList<MetricRow> Ask(WorkspaceView view, DateRange days, Scope where, bool withSpend) => view.Ask(
        new MetricQuery([MetricCatalogue.Revenue, MetricCatalogue.GrossMargin, MetricCatalogue.GrossMarginRate, .. withSpend ? [MetricCatalogue.Spend, MetricCatalogue.ChannelRoi] : Array.Empty<MetricDefinition>()])
        {
            By = [Dimension.Channel],
            Days = days,
            Where = where,
        }).Rows;

    private static ChannelLine Line(WorkspaceView view, MetricRow row, decimal before, bool withSpend)
    {
        var revenue = row.Values[0].Value ?? 0;
        // Sales without a cost have no known margin, and no return: the metric's 0 is what nothing adds up to.
        var isMarginKnown = row.Values[2].Value is not null || revenue == 0;
        var roi = withSpend && isMarginKnown ? row.Values[4].Value : null;
        var call = roi switch
        {
            null => ChannelCall.NotJudged,
            { } r when r < view.Thresholds[StopBelow] => ChannelCall.Stop,
            { } r when r > view.Thresholds[AmplifyAbove] => ChannelCall.Amplify,
            _ => ChannelCall.Hold,
        };
        var growth = Delta.Of(before, revenue);
        return new(
            row.Keys[0],
            Money.Round(revenue, view.Profile.Currency),
            growth,
            isMarginKnown ? AsMoney(row.Values[1]) : null,
            row.Values[2].Value is { } rate ? new Ratio(rate) : null,
            withSpend ? AsMoney(row.Values[3]) : null,
            roi,
            call,
            Advice(view, row, call, roi, growth));

        Money? AsMoney(MetricValue value) => value.Value is { } known ? Money.Round(known, view.Profile.Currency) : null;
    }

    private static Sentence Advice(WorkspaceView view, MetricRow row, ChannelCall call, decimal? roi, Delta? growth) => call switch
    {
        ChannelCall.Stop => Sentence.Of("strategy.channel.stop", ("roi", roi), ("line", view.Thresholds[StopBelow])),
        ChannelCall.Amplify => Sentence.Of("strategy.channel.amplify", ("roi", roi), ("line", view.Thresholds[AmplifyAbove])),
        ChannelCall.Hold => Sentence.Of("strategy.channel.hold", ("roi", roi), ("stop", view.Thresholds[StopBelow]), ("amplify", view.Thresholds[AmplifyAbove])),
        _ when growth is { } known => Sentence.Of("strategy.channel.growth", ("growth", known), ("margin", row.Values[2].Value is { } rate ? new Ratio(rate) : null)),
        _ => Sentence.Of("strategy.channel.unknown"),
    };
}
