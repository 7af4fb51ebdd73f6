using Attain.App.Web;
using Attain.Core;
using Attain.Diagnosis;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Findings;

/// <summary>What stands above the findings: whether sales are on course, and what moved them since the year before.</summary>
/// <param name="OnYear">Null where the facts do not reach back a year, or there was nothing.</param>
/// <param name="Attainment">Of the targets whose window lies in the days asked.</param>
/// <param name="Causes">Null where there is no revenue of the year before.</param>
public sealed record FindingsOverview(MetricValue Revenue, decimal? OnYear, MetricValue Attainment, GapExplanation? Causes)
{
    public static FindingsOverview Of(PageContext here)
    {
        var report = Diagnosed.Of(here);
        return here.KeepSlow(("findings overview", here.Scope, report.Days), () => Make(here.View, report.Days, report.Versus, here.Scope));
    }

    private static FindingsOverview Make(WorkspaceView view, DateRange days, DateRange versus, Scope scope)
    {
        MetricValue Ask(MetricDefinition metric, DateRange asked) => view.Ask(new MetricQuery(metric) { Days = asked, Where = DiagnosisContext.Fit(metric, scope) }).Single;
        var revenue = Ask(MetricCatalogue.Revenue, days);
        var before = view.ReachesBack(FactKind.OrderLines, versus) ? Ask(MetricCatalogue.Revenue, versus).Value : null;
        return new(
            revenue,
            before is { } then && revenue.Value is { } now ? Delta.Of(then, now)?.Value : null,
            Ask(MetricCatalogue.Attainment, days),
            before > 0 ? GapExplainer.Explain(view, MetricCatalogue.Revenue.Id, days, versus, scope) : null);
    }
}
