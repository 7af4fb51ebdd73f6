using System.Data.Common;
using Attain.Core;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>
/// What questions need to know of a workspace: its money, its calendars, its as-of day. Read once when the workspace is
/// opened and again after a change.
/// </summary>
public sealed record WorkspaceProfile(
    string Name,
    Currency Currency,
    FiscalCalendar Calendar,
    WorkingCalendar WorkingDays,
    TimeZoneInfo TimeZone,
    DateOnly AsOf,
    DateOnly? LastFactDay,
    long Seq)
{
    public Money Money(long units) => new(units, Currency);

    /// <summary>The day an instant (UTC seconds since 1970) lies on in the workspace's time zone.</summary>
    public DateOnly DayOf(long instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(instant), TimeZone).DateTime);

    /// <summary>Midnight at the beginning of a day in the workspace's time zone, as UTC seconds since 1970.</summary>
    public long StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, TimeZone.GetUtcOffset(midnight)).ToUnixTimeSeconds();
    }
}

/// <summary>An open workspace: the one way to its tables.</summary>
public sealed class WorkspaceStore(IWorkspaceDatabase database, IReadOnlyList<IWorkspaceMapping> mappings, TimeProvider time)
{
    public IWorkspaceDatabase Database => database;

    public TimeProvider Time => time;

    public WorkspaceDb NewDb() => database.NewDb(mappings);

    /// <summary>An open connection for reading in plain SQL.</summary>
    public DbConnection Open() => database.Open();

    public WorkspaceProfile Profile()
    {
        using var db = NewDb();
        return Profile(db);
    }

    /// <summary>The same, in the transaction the database is in.</summary>
    internal WorkspaceProfile Profile(WorkspaceDb db)
    {
        var row = db.Workspaces.AsNoTracking().Single();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone);
        return new(
            row.Name,
            new Currency(row.Currency, row.Scale),
            new FiscalCalendar(row.FiscalFirstMonth, (DayOfWeek)row.FirstDayOfWeek),
            WorkingCalendars.Named(row.WorkingCalendar),
            zone,
            AsOf(row, zone),
            row.LastFactDay,
            row.Seq);
    }

    /// <summary>Brings the tables to this build, with a copy made before; returns the copy's place, or null.</summary>
    public string? Upgrade()
    {
        using var db = NewDb();
        return Facts.Upgrade.Run(db, database.Place, database.Copy);
    }

    /// <summary>Fixes the as-of day; null lets it follow the calendar and the facts again.</summary>
    public void SetAsOf(DateOnly? day)
    {
        using var change = ChangeTransaction.Begin(this, "settings", "owner");
        change.Db.Workspaces.Single().AsOfDay = day;
        if (day is { } known) CalendarFiller.Cover(change.Db, change.Bulk, Profile(), known, known);
        change.Commit();
    }

    private DateOnly AsOf(Workspace row, TimeZoneInfo zone)
    {
        if (row.AsOfDay is { } set) return set;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        return row.LastFactDay is { } last && last < today ? last : today;
    }
}

/// <summary>The working calendars a workspace can choose, by the names its settings keep.</summary>
public static class WorkingCalendars
{
    public static IReadOnlyList<string> All { get; } = ["china", "weekdays"];

    public static WorkingCalendar Named(string name) => name switch
    {
        "china" => WorkingCalendar.China,
        "weekdays" => WorkingCalendar.Weekdays,
        _ => throw new RefusedException(Sentence.Of("workspace.unknownCalendar", ("name", name))),
    };
}
