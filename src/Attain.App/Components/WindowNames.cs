using Attain.App.Web;
using Attain.Core;

namespace Attain.App.Components;

/// <summary>Windows of targets as people call them: a calendar period by its name, any other by its days.</summary>
public static class WindowNames
{
    public static string Of(DateRange days, PageContext here)
    {
        var calendar = here.Profile.Calendar;
        foreach (var grain in new[] { Grain.Year, Grain.Quarter, Grain.Month })
        {
            var period = calendar.Of(grain, days.From);
            if (period.Days == days) return PeriodNames.Of(calendar.Label(period), calendar, here.Words);
        }
        return here.Words.Days(days);
    }
}
