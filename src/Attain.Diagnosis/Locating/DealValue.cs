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
    /// What a converted lead brings on average: a won deal × the chance of a deal to be won, by those opened or, without stage history,
    /// by those closed; where opportunities are not loaded or too few, the average order value.
    /// </summary>
    public static decimal OfConvertedLead(DiagnosisContext context)
    {
        var deals = DiagnosisContext.Fit(MetricCatalogue.WinRate, context.Where);
        if (context.View.IsLoaded(FactKind.Opportunities)
            && context.Ask(MetricCatalogue.WinRate, context.Days, deals) is { Denominator: >= Fewest, Numerator: { } won and > 0, Value: { } closed }
            && context.Value(MetricCatalogue.WonAmount, context.Days, deals) is { } amount and > 0)
            return amount / won * (context.Search(Stages.Read)!.Chance ?? closed);
        return context.Value(MetricCatalogue.AverageOrderValue, context.Days, DiagnosisContext.Fit(MetricCatalogue.AverageOrderValue, context.Where)) ?? 0;
    }
}
