namespace Attain.Facts;

/// <summary>What people may set of a workspace as a whole.</summary>
/// <param name="FirstDayOfWeek">1 Monday, 0 Sunday.</param>
/// <param name="AsOfDay">Null: follows the calendar and the facts.</param>
public sealed record CompanySettings(
    string Name, string Currency, int Scale, int FiscalFirstMonth, int FirstDayOfWeek, string WorkingCalendar, string TimeZone, DateOnly? AsOfDay)
{
    public const int LongestName = 60;

    internal static CompanySettings Of(Workspace row) =>
        new(row.Name, row.Currency, row.Scale, row.FiscalFirstMonth, row.FirstDayOfWeek, row.WorkingCalendar, row.TimeZone, row.AsOfDay);

    /// <summary>Whether days fall into other periods, or are worked that were not.</summary>
    internal bool MovesDays(CompanySettings other) =>
        (FiscalFirstMonth, FirstDayOfWeek, WorkingCalendar) != (other.FiscalFirstMonth, other.FirstDayOfWeek, other.WorkingCalendar);

    internal void Put(Workspace row)
    {
        (row.Name, row.Currency, row.Scale, row.FiscalFirstMonth) = (Name, Currency, Scale, FiscalFirstMonth);
        (row.FirstDayOfWeek, row.WorkingCalendar, row.TimeZone, row.AsOfDay) = (FirstDayOfWeek, WorkingCalendar, TimeZone, AsOfDay);
    }
}

/// <summary>The settings with what an edit of them needs to know.</summary>
/// <param name="Version">Of the settings: the edit that made them, 0 for those the workspace was made with.</param>
/// <param name="MoneyIsFixed">Amounts are stored in units of the currency, so neither it nor its decimals can change once there are any.</param>
public sealed record CompanyState(CompanySettings Settings, int Version, bool MoneyIsFixed);
