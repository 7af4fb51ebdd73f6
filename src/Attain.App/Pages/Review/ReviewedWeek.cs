using Attain.App.Pages.Diagnose;
using Attain.App.Web;
using Attain.Core;
using Attain.Diagnosis;
using Attain.Execution;
using Attain.Review;

namespace Attain.App.Pages.Review;

/// <summary>The week a page reviews, and its report in the sight of whoever asks.</summary>
/// <param name="AsOf">The week's last day, or the workspace's day while it runs.</param>
public sealed record ReviewedWeek(Period Week, DateOnly AsOf)
{
    private const int Offered = 26;

    public DateOnly Day => Week.Days.From;

    /// <summary>As the address names it; the present week where it names none, or one that is still to come.</summary>
    public static ReviewedWeek Of(PageContext here) => Of(here["week"], here.Profile.Calendar, here.AsOf);

    public static ReviewedWeek Of(string? label, FiscalCalendar calendar, DateOnly asOf)
    {
        var week = calendar.TryParse(label, out var named) && named.Grain == Grain.Week && named.Days.From <= asOf ? named : calendar.Of(Grain.Week, asOf);
        return new(week, week.Days.Last < asOf ? week.Days.Last : asOf);
    }

    /// <summary>The weeks one may choose, the latest first, as far as there are orders.</summary>
    public static IEnumerable<Period> Choices(PageContext here)
    {
        var week = here.Profile.Calendar.Of(Grain.Week, here.AsOf);
        for (var i = 0; i < Offered && week.Days.To > here.View.FactDays.From; i++, week = here.Profile.Calendar.Previous(week)) yield return week;
    }

    public HealthReport Report(PageContext here) => here.KeepSlow(("health", AsOf), () =>
    {
        var view = here.View.AsOfDay(AsOf);
        var found = AsOf == here.AsOf ? Diagnosed.Standard(here) : new DiagnosisService(DiagnosisModule.Rules()).Run(view);
        return HealthReporter.Build(view, found, DailyActions.ForEverybody(view));
    });
}
