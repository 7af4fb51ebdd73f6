using Attain.Core;

namespace Attain.Metrics;

/// <summary>The last 12 months as seen from a day: the day itself and the year that ends with it.</summary>
public static class TrailingYear
{
    public static DateRange EndingOn(DateOnly asOf) => new(asOf.AddDays(1).AddMonths(-12), asOf.AddDays(1));

    /// <summary>The 12 months before <see cref="EndingOn"/>; the two share a boundary and no day.</summary>
    public static DateRange Before(DateOnly asOf) => new(asOf.AddDays(1).AddMonths(-24), asOf.AddDays(1).AddMonths(-12));
}
