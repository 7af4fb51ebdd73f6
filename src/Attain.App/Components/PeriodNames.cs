using System.Globalization;
using Attain.App.Report;
using Attain.Core;

namespace Attain.App.Components;

/// <summary>Periods as people call them: 2026年3季度, Q3 2026.</summary>
public static class PeriodNames
{
    /// <param name="label">As <see cref="FiscalCalendar.Label"/> writes it; what it cannot read is left as it is.</param>
    public static string Of(string label, FiscalCalendar calendar, Words words) => calendar.TryParse(label, out var period) ? Of(period, label, words) : label;

    private static string Of(Period period, string label, Words words)
    {
        var year = label[..4];
        return period.Grain switch
        {
            Grain.Quarter => words.Say("frame.period.quarterName", ("year", year), ("number", label[^1..])),
            Grain.Month => words.Say("frame.period.monthName", ("year", period.Days.From.Year.ToString(CultureInfo.InvariantCulture)), ("month", words.Month(period.Days.From))),
            Grain.Year => words.Say("frame.period.yearName", ("year", year)),
            _ => label,
        };
    }
}
