using Attain.Core;
using Attain.Metrics;

namespace Attain.Targets;

/// <summary>
/// How much of a window comes by which working day, from the same window in past years. Windows start on odd days, and
/// companies that order in lumps order by their own windows, so a loaded window near the same days a year before counts
/// as the same window even when it starts a day off.
/// </summary>
internal sealed class WindowShape
{
    private const int YearsBack = 3;
    private const int DaysOff = 15;

    /// <summary>How many working days lumps of orders wander between years.</summary>
    private const int Wander = 2;

    private readonly DateRange window;
    private readonly WorkingCalendar working;
    private readonly IReadOnlyList<(DateRange Days, decimal[] Cumulative)> past;

    private WindowShape(DateRange window, WorkingCalendar working, IReadOnlyList<(DateRange, decimal[])> past) =>
        (this.window, this.working, this.past) = (window, working, past);

    /// <param name="where">What all targets of the window have in common.</param>
    public static WindowShape Of(WorkspaceView view, DateRange window, Scope where)
    {
        var found = new List<(DateRange, decimal[])>();
        for (var years = 1; years <= YearsBack; years++)
        {
            var days = Near(view.Facts.Windows, new DateRange(window.From.AddYears(-years), window.To.AddYears(-years)));
            if (days.To > view.AsOf.AddDays(1) || days.From < view.FactDays.From) continue;
            if (Cumulative(view, days, where) is { } cumulative) found.Add((days, cumulative));
        }
        return new(window, view.Profile.WorkingDays, found);
    }

    /// <summary>The newest past window up to the same point; null when there is none.</summary>
    public DateRange? ComparedTo(DateOnly asOf)
    {
        if (past.Count == 0) return null;
        var days = past[0].Days;
        if (asOf >= window.Last) return days;
        var elapsed = (int)Math.Round(Position(asOf, past[0].Cumulative));
        var end = days.From;
        while (end < days.To && working.WorkingDays(new DateRange(days.From, end.AddDays(1))) <= elapsed) end = end.AddDays(1);
        return end > days.From ? new DateRange(days.From, end) : null;
    }

    public PaceShape At(DateOnly asOf)
    {
        var compared = past.Select(one => one.Days).ToList();
        if (asOf >= window.Last) return new(1, 1, 1, compared, Sentence.Of("targets.shape.closed"));
        if (past.Count == 0)
        {
            var days = working.WorkingDays(window);
            var share = days == 0 ? 1 : (decimal)Elapsed(asOf) / days;
            return new(share, share, share, [], Sentence.Of("targets.shape.workingDays", ("share", new Ratio(share))));
        }
        var mean = past.Average(one => Share(one.Cumulative, Position(asOf, one.Cumulative)));
        var around = past.SelectMany(one => Enumerable.Range(-Wander, 2 * Wander + 1)
            .Select(off => Share(one.Cumulative, Position(asOf, one.Cumulative) + off))).ToList();
        return new(mean, around.Min(), around.Max(), compared, Sentence.Of(
            "targets.shape.history", ("windows", past.Count), ("share", new Ratio(mean)), ("low", new Ratio(around.Min())), ("high", new Ratio(around.Max()))));
    }

    public int Elapsed(DateOnly asOf) => asOf < window.From
        ? 0
        : working.WorkingDays(new DateRange(window.From, asOf >= window.Last ? window.To : asOf.AddDays(1)));

    // The same share of working days gone, in a window that may have more or fewer of them.
    private double Position(DateOnly asOf, decimal[] cumulative)
    {
        var days = working.WorkingDays(window);
        return days == 0 ? cumulative.Length - 1 : Elapsed(asOf) * (cumulative.Length - 1.0) / days;
    }

    private static decimal Share(decimal[] cumulative, double position)
    {
        var at = Math.Clamp(position, 0, cumulative.Length - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, cumulative.Length - 1);
        return cumulative[below] + (decimal)(at - below) * (cumulative[above] - cumulative[below]);
    }

    // Share reached after 0, 1, 2 … working days. What comes on a day off counts with the working day before it.
    private static decimal[]? Cumulative(WorkspaceView view, DateRange days, Scope where)
    {
        var calendar = view.Profile.WorkingDays;
        var byDay = view.Ask(new MetricQuery(MetricCatalogue.Revenue) { By = [Dimension.Day], Where = where, Days = days }).Rows
            .ToDictionary(row => row.Keys[0].Days!.Value.From, row => row.Values[0].Value ?? 0);
        var total = byDay.Values.Sum();
        if (total <= 0) return null;
        var cumulative = new decimal[calendar.WorkingDays(days) + 1];
        var (workingDays, sum) = (0, 0m);
        foreach (var day in days.EachDay())
        {
            if (calendar.IsWorking(day)) workingDays++;
            sum += byDay.GetValueOrDefault(day);
            // Returns may take it below nothing or a large order back above the whole for a while; a share due is neither.
            cumulative[workingDays] = Math.Clamp(sum / total, 0, 1);
        }
        return cumulative;
    }

    private static DateRange Near(IReadOnlyList<DateRange> windows, DateRange days)
    {
        var near = windows.Where(one => Off(one.From, days.From) <= DaysOff && Off(one.To, days.To) <= DaysOff).ToList();
        return near.Count == 0 ? days : near.MinBy(one => Off(one.From, days.From) + Off(one.To, days.To));
    }

    private static int Off(DateOnly left, DateOnly right) => Math.Abs(left.DayNumber - right.DayNumber);
}
