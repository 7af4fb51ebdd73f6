using Attain.Core;
using Attain.Metrics;

namespace Attain.Targets;

/// <summary>Revenue of consecutive whole months, in money units; a month without sales is 0.</summary>
/// <param name="First">First day of the first month.</param>
public sealed record MonthSeries(DateOnly First, IReadOnlyList<long> Units)
{
    public int Count => Units.Count;

    public DateOnly Month(int index) => First.AddMonths(index);

    /// <summary>The place of a month in the series; beyond its ends too.</summary>
    public int IndexOf(DateOnly month) => (month.Year - First.Year) * 12 + month.Month - First.Month;

    public long Sum(int from, int count)
    {
        var sum = 0L;
        for (var i = from; i < from + count; i++) sum += Units[i];
        return sum;
    }

    /// <summary>
    /// The whole months of history that end by <paramref name="end"/>. A month at either edge is whole when no working day of
    /// it lies outside what is known: orders of a November that ends on a Saturday are complete on Friday the 29th.
    /// </summary>
    public static MonthSeries Read(WorkspaceView view, DateOnly end, Scope where)
    {
        var profile = view.Profile;
        var known = new DateRange(view.FactDays.From, Later(view.FactDays.From, view.AsOf.AddDays(1)));
        var first = MonthOf(known.From);
        if (profile.WorkingDays.WorkingDays(new DateRange(first, known.From)) > 0) first = first.AddMonths(1);
        var last = MonthOf(known.To);
        if (profile.WorkingDays.WorkingDays(new DateRange(known.To, last.AddMonths(1))) == 0) last = last.AddMonths(1);
        if (last > MonthOf(end)) last = MonthOf(end);
        if (last <= first) return new MonthSeries(first, []);

        var series = new MonthSeries(first, []);
        var units = new long[series.IndexOf(last)];
        var answer = view.Ask(new MetricQuery(MetricCatalogue.Revenue) { By = [Dimension.Month], Where = where, Days = new DateRange(first, last) });
        foreach (var row in answer.Rows)
        {
            var month = row.Keys[0].Days!.Value.From;
            units[series.IndexOf(month)] = Money.FromDecimal(row.Values[0].Value ?? 0, profile.Currency).Units;
        }
        return series with { Units = units };
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;
}
