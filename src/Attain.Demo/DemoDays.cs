using Attain.Core;

namespace Attain.Demo;

/// <summary>The days of the company: whole months back from the day it is made, and that day's own month so far.</summary>
internal sealed class DemoDays
{
    /// <summary>Deals that close in the first months were opened before them.</summary>
    private const int WarmUpDays = 180;

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public DemoDays(DateOnly asOf, int months)
    {
        AsOf = asOf;
        var month = new DateOnly(asOf.Year, asOf.Month, 1);
        Facts = DateRange.Inclusive(month.AddMonths(-months), asOf);
        Year = new DateRange(month.AddMonths(-12), month);
        Season = new Season(WorkingCalendar.China, new DateRange(Facts.From.AddDays(-WarmUpDays), new DateOnly(asOf.Year + 1, 1, 1)));
        Start = Season.Before(Facts.From);
        Now = At(asOf, 10);
    }

    public DateOnly AsOf { get; }

    public DateRange Facts { get; }

    /// <summary>The last twelve whole months: losses are counted in them, as they are what is diagnosed by default.</summary>
    public DateRange Year { get; }

    public Season Season { get; }

    /// <summary>Busy days gone before the first day of facts.</summary>
    public double Start { get; }

    /// <summary>The moment the company is looked at: nothing happened after it. UTC seconds.</summary>
    public long Now { get; }

    /// <summary>UTC seconds of an hour of a day in China.</summary>
    public static long At(DateOnly day, double hour) =>
        new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), China).ToUnixTimeSeconds() + (long)(hour * 3600);

    /// <summary>The day in China of an instant.</summary>
    public static DateOnly DayOf(long instant) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(instant).ToOffset(China).DateTime);
}
