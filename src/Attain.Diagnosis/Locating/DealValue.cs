using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>What a lead or a deal is worth, measured in the diagnosed days over all that is asked about.</summary>
internal static class DealValue
{
    /// <summary>Fewer closed deals than these tell no average.</summary>
    private const int Fewest = 10;

    /// <summary>Average amount of a won deal, of the days before where nothing was won since; null where no amounts are known.</summary>
    public static decimal? OfWon(DiagnosisContext context)
    {
        var days = context.Value(MetricCatalogue.Won, context.Days) > 0 ? context.Days : context.Versus;
        return context.Value(MetricCatalogue.WonAmount, days) is { } amount and > 0 && context.Value(MetricCatalogue.Won, days) is { } won and > 0
            ? amount / won
            : null;
    }

    /// <summary>
    /// What a converted lead brings on average: won amount by closed deals (the win rate is inside), or, where opportunities are not
    /// loaded or too few, the average order value.
    /// </summary>
    public static decimal OfConvertedLead(DiagnosisContext context)
    {
        var deals = DiagnosisContext.Fit(MetricCatalogue.WinRate, context.Where);
        if (context.View.IsLoaded(FactKind.Opportunities)
            && context.Ask(MetricCatalogue.WinRate, context.Days, deals).Denominator is { } closed and >= Fewest
            && context.Value(MetricCatalogue.WonAmount, context.Days, deals) is { } amount and > 0)
            return amount / closed;
        return context.Value(MetricCatalogue.AverageOrderValue, context.Days, DiagnosisContext.Fit(MetricCatalogue.AverageOrderValue, context.Where)) ?? 0;
    }
}
