using Attain.Core;
using Attain.Facts;

namespace Attain.App.Web;

/// <summary>
/// The period a page speaks of, as the address names it: <c>month</c>, <c>quarter</c>, <c>year</c> (the present one to date),
/// <c>12m</c> (the last twelve whole months), or a period by its label such as <c>2026-Q3</c>.
/// </summary>
/// <param name="Name">As in the address.</param>
/// <param name="Days">Up to the as-of day where the period is not over.</param>
/// <param name="Whole">The period to its end.</param>
public sealed record PagePeriod(string Name, DateRange Days, DateRange Whole, Grain Grain)
{
    public const string Standard = "year";

    public static IReadOnlyList<string> Choices { get; } = ["month", "quarter", "year", "12m"];

    /// <summary>The same days a year before.</summary>
    public DateRange YearBefore => new(Days.From.AddYears(-1), Days.To.AddYears(-1));

    /// <summary>As many days directly before; for a calendar period in full, the period before it to the same day.</summary>
    public DateRange Before(FiscalCalendar calendar)
    {
        if (Name == "12m") return new(Days.From.AddYears(-1), Days.From);
        var previous = calendar.Previous(calendar.Of(Grain, Days.From)).Days;
        var to = previous.From.AddDays(Days.Days);
        return new(previous.From, Days == Whole || to > previous.To ? previous.To : to);
    }

    /// <param name="name">What stands in the address; what cannot be read is the standard.</param>
    public static PagePeriod Of(string? name, FiscalCalendar calendar, DateOnly asOf)
    {
        var end = asOf.AddDays(1);
        if (name == "12m")
        {
            var to = new DateOnly(end.Year, end.Month, 1);
            var days = new DateRange(to.AddYears(-1), to);
            return new(name, days, days, Grain.Month);
        }
        var (known, period) = name switch
        {
            "month" => (name, calendar.Of(Grain.Month, asOf)),
            "quarter" => (name, calendar.Of(Grain.Quarter, asOf)),
            { } label when calendar.TryParse(label, out var named) && named.Days.From <= asOf => (calendar.Label(named), named),
            _ => (Standard, calendar.Of(Grain.Year, asOf)),
        };
        var whole = period.Days;
        return new(known, new(whole.From, whole.To < end ? whole.To : end), whole, period.Grain);
    }
}
