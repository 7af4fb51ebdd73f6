using Attain.App.Web;
using Attain.Core;
using Attain.Diagnosis;
using Attain.Facts;
using Attain.Metrics;
using Attain.Review;
using Attain.Targets;

namespace Attain.App.Pages.Today;

/// <summary>A running window of targets with where it is likely to end.</summary>
public sealed record Course(PaceWindow Window, LandingResult Landing);

/// <summary>Revenue by month of the fiscal year beside its target and the year before.</summary>
/// <param name="Actual">Null for months still to come.</param>
public sealed record MonthLine(Period Month, decimal? Actual, decimal? Target, decimal? Before);

/// <summary>
/// What whoever leads reads first in the morning: are we on course, why not, what now. In the scope of the page, as of today.
/// </summary>
/// <param name="Courses">Running windows, the longest first: year, quarter, month.</param>
/// <param name="Parts">Teams, or the people of one team, in the window that ends next after the month; furthest behind first.</param>
/// <param name="PartsWindow">That window.</param>
/// <param name="Why">Said when there are no targets to be on course for.</param>
public sealed record TodayModel(
    IReadOnlyList<Course> Courses, PaceWindow? PartsWindow, IReadOnlyList<PaceLine> Parts, Dimension PartsBy, Sentence? Why,
    HealthLine Revenue, IReadOnlyList<MonthLine> Months, DiagnosisReport Found)
{
    private const int FewestDaysOfQuarter = 45;

    /// <summary>The largest gaps to what is due, with their causes.</summary>
    public IEnumerable<PaceLine> Gaps => Parts.Where(part => part.Gap.Units < 0).Take(3);

    /// <summary>Money told once: what is part of another finding is left out.</summary>
    public IEnumerable<Finding> Findings => Found.Findings.Where(finding => finding.PartOf is null);

    public static TodayModel Of(PageContext here, DiagnosisService diagnosis)
    {
        // Who leads a few people looks at people, who leads many at their teams.
        var by = here.Scope.Members.ContainsKey(Dimension.Team) || here.View.Viewer.RepIds is not null ? Dimension.Rep : Dimension.Team;
        return here.KeepSlow(("today", here.Scope, by), () => Make(here, diagnosis, by));
    }

    private static TodayModel Make(PageContext here, DiagnosisService diagnosis, Dimension by)
    {
        var (windows, parts, why) = Running(here, by);
        return new(
            [.. windows.Select(window => new Course(window, LandingForecast.Of(here.View, window.Window.Days!.Value, here.Scope, window.Total.Target)))],
            parts,
            parts is null ? [] : [.. parts.Lines.Where(line => line.Keys[0].Id != 0 && line.Target.Units > 0)],
            by,
            windows.Count > 0 ? null : why ?? Sentence.Of("today.noTargets"),
            Year(here),
            ByMonths(here),
            here.Diagnosis(diagnosis));
    }

    /// <summary>Running windows, the longest first, and the one of them whose parts are shown: only there are causes asked for, which take most of the time.</summary>
    private static (IReadOnlyList<PaceWindow> Windows, PaceWindow? Parts, Sentence? Why) Running(PageContext here, Dimension by)
    {
        try
        {
            var windows = PaceBoard.Build(here.View, here.AsOf, [], here.Scope, runningOnly: true, explain: false).Windows
                .Where(window => window.Total.Target.Units > 0).OrderByDescending(window => window.Window.Days!.Value.Days).ToList();
            var near = windows.LastOrDefault(window => window.Window.Days!.Value.Days >= FewestDaysOfQuarter) ?? windows.LastOrDefault();
            return (windows, near is null ? null : PaceBoard.Build(here.View, here.AsOf, [by], here.Scope, only: new HashSet<DateRange> { near.Window.Days!.Value }).Windows.Single(), null);
        }
        catch (RefusedException refused)
        {
            return ([], null, refused.Sentence);
        }
    }

    /// <summary>The fiscal year to date beside the same days a year before.</summary>
    private static HealthLine Year(PageContext here)
    {
        var year = here.Profile.Calendar.Of(Grain.Year, here.AsOf).Days;
        var days = new DateRange(year.From, here.AsOf.AddDays(1));
        var before = new DateRange(days.From.AddYears(-1), days.To.AddYears(-1));
        var earlier = here.View.ReachesBack(FactKind.OrderLines, before) ? Ask(here, before) : MetricValue.NotLoaded;
        return new(MetricCatalogue.Revenue, Ask(here, days), MetricValue.NotLoaded, earlier);

        static MetricValue Ask(PageContext here, DateRange days) =>
            here.View.Ask(new MetricQuery(MetricCatalogue.Revenue) { Days = days, Where = here.Scope }).Single;
    }

    private static List<MonthLine> ByMonths(PageContext here)
    {
        var calendar = here.Profile.Calendar;
        var year = calendar.Of(Grain.Year, here.AsOf).Days;
        var months = calendar.Each(Grain.Month, year).ToList();
        var actual = ByMonth(here, new DateRange(year.From, here.AsOf.AddDays(1)));
        var before = ByMonth(here, new DateRange(year.From.AddYears(-1), year.To.AddYears(-1)));
        var targets = Targets(here, year);
        return [.. months.Select(month => new MonthLine(
            month,
            month.Days.From > here.AsOf ? null : actual.GetValueOrDefault(month.Days.From),
            targets.TryGetValue(month.Days, out var target) ? target : null,
            before.TryGetValue(month.Days.From.AddYears(-1), out var then) ? then : null))];
    }

    private static Dictionary<DateOnly, decimal> ByMonth(PageContext here, DateRange days) =>
        here.View.Ask(new MetricQuery(MetricCatalogue.Revenue) { By = [Dimension.Month], Days = days, Where = here.Scope }).Rows
            .ToDictionary(row => row.Keys[0].Days!.Value.From, row => row.Values[0].Value ?? 0);

    /// <summary>Targets whose window is exactly a month.</summary>
    private static Dictionary<DateRange, decimal> Targets(PageContext here, DateRange year)
    {
        try
        {
            return here.View.Ask(new MetricQuery(MetricCatalogue.Target) { By = [Dimension.Window], Days = year, Where = here.Scope }).Rows
                .Where(row => row.Values[0].Value is not null)
                .ToDictionary(row => row.Keys[0].Days!.Value, row => row.Values[0].Value!.Value);
        }
        catch (RefusedException)
        {
            // The scope is one that targets do not have.
            return [];
        }
    }
}
