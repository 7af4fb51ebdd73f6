using Attain.App.Web;
using Attain.Core;
using Attain.Diagnosis;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Funnel;

/// <summary>One level of the funnel beside the year before.</summary>
/// <param name="Stage">Null for leads, deals opened and deals won, which <paramref name="Key"/> names.</param>
/// <param name="Count">Null where it is not loaded or the scope does not apply to it.</param>
/// <param name="Passed">Share that goes on to the next level.</param>
/// <param name="Days">Usual days in a stage.</param>
public sealed record FunnelLevel(string Key, DimensionValue? Stage, int? Count, int? Before, Ratio? Passed, Ratio? PassedBefore, double? Days, double? DaysBefore, int LostHere, int OpenHere)
{
    /// <summary>By how much fewer go on than a year before, in points; null where one of the two is not known.</summary>
    public decimal? Fall => Passed is { } now && PassedBefore is { } then ? then.Value - now.Value : null;
}

/// <param name="Comparable">Deals reach back to the year before.</param>
/// <param name="Blocked">What the diagnosis found of the stage deals are stuck in.</param>
public sealed record FunnelModel(IReadOnlyList<FunnelLevel> Levels, bool Comparable, Finding? Blocked)
{
    /// <summary>The level after which most more are lost than a year before; null where none loses more.</summary>
    public FunnelLevel? Worst => Levels.Where(level => level.Fall > 0.01m).MaxBy(level => level.Fall);

    public static FunnelModel Of(PageContext here)
    {
        var blocked = Diagnosed.Of(here).Findings.FirstOrDefault(finding => finding.Rule == "blocked_stage");
        return here.KeepSlow(("funnel", here.Asked), () => Make(here.View, here.Period.Days, here.Period.YearBefore, here.Scope)) with { Blocked = blocked };
    }

    public static FunnelModel Make(WorkspaceView view, DateRange days, DateRange yearBefore, Scope scope)
    {
        var comparable = view.ReachesBack(FactKind.Opportunities, yearBefore);
        var now = StageFunnel.Of(view, days, scope);
        var then = comparable ? StageFunnel.Of(view.AsOfDay(view.AsOf.AddYears(-1)), yearBefore, scope) : null;
        var (leads, leadsBefore) = (Leads(view, days, scope), view.ReachesBack(FactKind.Leads, yearBefore) ? Leads(view, yearBefore, scope) : null);
        var levels = new List<FunnelLevel>();
        if (leads is { } counted)
            levels.Add(new("leads", null, counted.Leads, leadsBefore?.Leads, Ratio.Of(counted.Converted, counted.Leads), leadsBefore is { } old ? Ratio.Of(old.Converted, old.Leads) : null, null, null, 0, 0));
        levels.Add(new("opened", null, now.Opened, then?.Opened, First(now), then is null ? null : First(then), null, null, 0, 0));
        for (var i = 0; i < now.Steps.Count; i++)
        {
            var (step, old) = (now.Steps[i], then is { Steps.Count: > 0 } ? then.Steps[i] : null);
            levels.Add(new("stage", step.Stage, step.Reached, old?.Reached, now.Passed(i), old is null ? null : then!.Passed(i), step.UsualDays, old?.UsualDays, step.LostHere, step.OpenHere));
        }
        levels.Add(new("won", null, now.Won, then?.Won, null, null, null, null, 0, 0));
        return new(levels, comparable, null);
    }

    private static Ratio? First(StageFunnel funnel) => Ratio.Of(funnel.Steps is [{ } first, ..] ? first.Reached : funnel.Won, funnel.Opened);

    /// <summary>Null where leads are not loaded, or know nothing of the scope.</summary>
    private static (int Leads, int Converted)? Leads(WorkspaceView view, DateRange days, Scope scope)
    {
        if (!view.IsLoaded(FactKind.Leads) || !scope.Members.Keys.All(MetricCatalogue.LeadConversion.Dimensions.Contains)) return null;
        var value = view.Ask(new MetricQuery(MetricCatalogue.LeadConversion) { Days = days, Where = scope }).Single;
        return ((int)(value.Denominator ?? 0), (int)(value.Numerator ?? 0));
    }
}
