namespace Attain.Facts;

/// <summary>The one row that says what this workspace is. Table <c>workspace</c>.</summary>
public sealed class Workspace
{
    public int Id { get; set; } = 1;
    public string Name { get; set; } = "";
    public string Currency { get; set; } = "CNY";

    /// <summary>Decimal places of money: fixed once facts are loaded.</summary>
    public int Scale { get; set; } = 2;

    public int FiscalFirstMonth { get; set; } = 1;

    /// <summary>1 Monday, 0 Sunday, as <see cref="DayOfWeek"/> counts.</summary>
    public int FirstDayOfWeek { get; set; } = 1;

    /// <summary><c>china</c> or <c>weekdays</c>.</summary>
    public string WorkingCalendar { get; set; } = "china";

    /// <summary>IANA name; decides the day of every instant.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>Set by hand; null: today or the last day of facts, whichever is earlier.</summary>
    public DateOnly? AsOfDay { get; set; }

    /// <summary>The latest day any fact lies on, kept by whoever writes facts; null while there are none.</summary>
    public DateOnly? LastFactDay { get; set; }

    /// <summary>Number of the last committed change.</summary>
    public long Seq { get; set; }
}

/// <summary>A threshold or choice of the workspace that differs from its default.</summary>
public sealed class Setting
{
    public string Key { get; set; } = "";
    public string Value { get; set; } = "";
}

/// <summary>
/// One unit of writing. The id is taken first and stamped on the rows; <see cref="Seq"/> is taken last, just before
/// commit, so that the order of commits is the order of seq and readers can follow it without gaps.
/// </summary>
public sealed class Change
{
    public long Id { get; set; }
    public long? Seq { get; set; }

    /// <summary>What was done: <c>import</c>, <c>edit</c>, <c>plan</c>, …</summary>
    public string Kind { get; set; } = "";

    public string Actor { get; set; } = "";

    /// <summary>UTC seconds since 1970.</summary>
    public long At { get; set; }
}

/// <summary>A file that was read in. Written in the same transaction as its rows, so it exists only when they do.</summary>
public sealed class Import
{
    public int Id { get; set; }
    public long ChangeId { get; set; }
    public string Kind { get; set; } = "";
    public string File { get; set; } = "";
    public string Sha256 { get; set; } = "";
    public string Mapping { get; set; } = "";
    public int Read { get; set; }
    public int Inserted { get; set; }
    public int Updated { get; set; }
    public int Unchanged { get; set; }
    public int Rejected { get; set; }

    /// <summary>UTC seconds since 1970.</summary>
    public long At { get; set; }
}

/// <summary>
/// What a day belongs to under the workspace's fiscal calendar, each period by its first day, so that SQL needs no
/// date functions. Days count from 1970-01-01. Table <c>calendar</c>.
/// </summary>
public sealed class CalendarDay
{
    public DateOnly Day { get; set; }
    public string Iso { get; set; } = "";
    public DateOnly Week { get; set; }
    public DateOnly Month { get; set; }
    public DateOnly Quarter { get; set; }
    public DateOnly Year { get; set; }
    public bool Working { get; set; }
}
