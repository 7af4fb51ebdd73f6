using Attain.Core;

namespace Attain.Targets;

/// <summary>
/// Seasonal history times growth: a month is level × (1 + growth)^years × season. The season of a calendar month is its
/// mean share over up to three past years with growth taken out, drawn toward its working days as far as the years
/// disagree (James and Stein 1961): a company whose orders fall now on the last day of a month and now on the first of
/// the next has no season there. Estimates, therefore floating point; money is cut from them exactly afterwards.
/// </summary>
public sealed class SeasonalGrowth
{
    private const int Year = 12;
    private const int MostYears = 3;
    private const int Quarter = 3;

    private readonly double[] history;
    private readonly double level;
    private readonly DateOnly origin;
    private readonly WorkingCalendar working;

    private SeasonalGrowth(MonthSeries series, int until, double growth, WorkingCalendar working)
    {
        this.working = working;
        Growth = growth;
        origin = series.Month(until);
        Years = Math.Min(MostYears, until / Year);
        history = new double[Year];
        if (Years == 0) return;

        var shares = Enumerable.Range(1, Years).Select(back => Shares(series, until - back * Year, growth)).ToArray();
        for (var month = 0; month < Year; month++) history[month] = shares.Average(year => year[month]);
        Trust = TrustIn(shares, history, [.. Enumerable.Range(0, Year).Select(i => WorkingSeason(OfYear(i)))]);

        var last = Enumerable.Range(until - Year, Year).ToArray();
        level = last.Sum(i => Math.Max(0, series.Units[i])) / last.Sum(i => Trend(series.Month(i)) * Season(series.Month(i)));
    }

    /// <summary>A year; 0.1 is ten percent.</summary>
    public double Growth { get; }

    /// <summary>Whole years of history the season was measured on, at most 3; 0: none, working days alone decide.</summary>
    public int Years { get; }

    /// <summary>How far the season follows history rather than working days, 0 to 1.</summary>
    public double Trust { get; }

    /// <param name="until">Months of the series that may be used.</param>
    public static SeasonalGrowth Fit(MonthSeries series, int until, double growth, WorkingCalendar working) =>
        new(series, until, growth, working);

    /// <summary>
    /// Growth a year: compound, of the last twelve months over the twelve that lie two or three years before; with less
    /// than three years the median growth of yearly, then of quarterly sums over the year before. Null when there are fewer
    /// than 15 months or nothing was sold then.
    /// </summary>
    public static double? GrowthOf(MonthSeries series, int until)
    {
        for (var years = Math.Min(MostYears, until / Year - 1); years > 1; years--)
        {
            var now = series.Sum(until - Year, Year);
            var then = series.Sum(until - Year - years * Year, Year);
            if (now > 0 && then > 0) return Math.Pow((double)now / then, 1.0 / years) - 1;
        }
        double[] seen = [.. YearOnYear(series, until, Year)];
        if (seen.Length == 0) seen = [.. YearOnYear(series, until, Quarter)];
        return seen.Length == 0 ? null : Statistics.Median(seen);
    }

    /// <summary>Growth of every run of so many months over the same run a year before, oldest first.</summary>
    public static IEnumerable<double> YearOnYear(MonthSeries series, int until, int span)
    {
        for (var end = Year + span; end <= until; end++)
        {
            var before = series.Sum(end - span - Year, span);
            // All sold may be given back, not more: growth below −99 % would leave no level to carry forward.
            if (before > 0) yield return Math.Max((double)series.Sum(end - span, span) / before - 1, -0.99);
        }
    }

    /// <summary>What the month should bring, in money units; a relative weight when there is no history.</summary>
    public double Month(DateOnly month) => Years == 0 ? WorkingSeason(month) : level * Trend(month) * Season(month);

    private double Season(DateOnly month) => Trust * history[month.Month - 1] + (1 - Trust) * WorkingSeason(month);

    private double Trend(DateOnly month) => Trend(Growth, Distance(origin, month));

    private static double Trend(double growth, int months) => Math.Pow(1 + growth, months / (double)Year);

    private static int Distance(DateOnly from, DateOnly to) => (to.Year - from.Year) * Year + to.Month - from.Month;

    // Twelve months from an index, growth taken out, as multiples of their mean; the index is the calendar month.
    private static double[] Shares(MonthSeries series, int from, double growth)
    {
        var shares = new double[Year];
        for (var i = 0; i < Year; i++) shares[series.Month(from + i).Month - 1] = Math.Max(0, series.Units[from + i]) / Trend(growth, i);
        var mean = shares.Average();
        for (var i = 0; i < Year; i++) shares[i] = mean == 0 ? 1 : shares[i] / mean;
        return shares;
    }

    // One year cannot tell a season from chance: half and half.
    private static double TrustIn(double[][] shares, double[] mean, double[] working)
    {
        if (shares.Length == 1) return 0.5;
        var chance = Enumerable.Range(0, Year).Sum(m => shares.Sum(year => Square(year[m] - mean[m]))) / (Year * (shares.Length - 1.0) * shares.Length);
        var seen = Enumerable.Range(0, Year).Sum(m => Square(mean[m] - working[m])) / Year;
        return seen == 0 ? 1 : Math.Clamp(1 - chance / seen, 0, 1);
    }

    private static double Square(double value) => value * value;

    // The calendar month of the year that follows the history.
    private DateOnly OfYear(int month) => origin.AddMonths((month - origin.Month + 1 + Year) % Year);

    private double WorkingSeason(DateOnly month)
    {
        var yearStart = new DateOnly(month.Year, 1, 1);
        double inYear = working.WorkingDays(new DateRange(yearStart, yearStart.AddYears(1)));
        return inYear == 0 ? 1 : working.WorkingDays(new DateRange(month, month.AddMonths(1))) * Year / inYear;
    }
}
