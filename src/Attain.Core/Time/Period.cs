namespace Attain.Core;

/// <summary>The lengths of time a fiscal calendar knows. Their order here is by length only; see <see cref="FiscalCalendar.Nests"/>.</summary>
public enum Grain
{
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>
/// One day, week, month, quarter or year of a fiscal calendar; only a <see cref="FiscalCalendar"/> makes one.
/// Days nest in everything, weeks in nothing else: a week may straddle two months, so periods of different grains
/// have no natural order, and "shorter than" does not mean "fits inside".
/// </summary>
public readonly record struct Period
{
    internal Period(Grain grain, DateRange days)
    {
        Grain = grain;
        Days = days;
    }

    public Grain Grain { get; }

    public DateRange Days { get; }

    public override string ToString() => $"{Grain} {Days}";
}
