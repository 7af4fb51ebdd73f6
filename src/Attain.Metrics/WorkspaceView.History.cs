using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

public sealed partial class WorkspaceView
{
    /// <summary>A comparison stands although the first fact comes late by a part of so many of the days compared.</summary>
    private const int LateBy = 12;

    /// <summary>
    /// Whether facts of a kind, whoever sees them, reach back to the start of these days, as they must for a change since then to mean
    /// anything. The first fact need not come on the first day: it may be late by a twelfth of the days, a month in a year.
    /// </summary>
    public bool ReachesBack(FactKind fact, DateRange days) =>
        FirstDay(Facts[fact]) is { } first && first <= days.From.AddDays((days.Days + LateBy - 1) / LateBy) && !days.IsEmpty;

    private static DateOnly? FirstDay(FactTable table) => table.Rows == 0
        ? null
        : EpochDay.ToDay((int)table.Segments.Min(segment => segment[table.Index(FactColumn.Day)].Min));
}
