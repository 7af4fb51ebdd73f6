using Attain.Core;

namespace Attain.Facts;

/// <summary>Fills in the team and division of reps as they were on the day.</summary>
internal static class PlaceColumns
{
    public static void Fill(SegmentBuffer rows, TeamHistory history) =>
        Fill(rows.Count, rows[FactColumn.Rep], rows[FactColumn.Day], rows[FactColumn.Team], rows[FactColumn.Division], history);

    /// <summary>
    /// A target of a unit is of that team and its division, or of the division alone; one of a rep is also of where the
    /// rep is on the middle day of the window.
    /// </summary>
    /// <param name="rows">Their team column holds the unit as it was read.</param>
    public static void FillTargets(SegmentBuffer rows, Organisation organisation)
    {
        var (from, to, reps) = (rows[FactColumn.FromDay], rows[FactColumn.ToDay], rows[FactColumn.Rep]);
        var (teams, divisions) = (rows[FactColumn.Team], rows[FactColumn.Division]);
        for (var row = 0; row < rows.Count; row++)
        {
            var middle = new DateRange(EpochDay.ToDay((int)from[row]), EpochDay.ToDay((int)to[row])).Middle;
            var place = teams[row] != 0 || reps[row] == 0
                ? TeamHistory.PlaceOf((int)teams[row], organisation.Units)
                : organisation.Teams.On((int)reps[row], EpochDay.Of(middle));
            (teams[row], divisions[row]) = (place.Team, place.Division);
        }
    }

    /// <summary>The table under another history; what stays the same is shared.</summary>
    public static FactTable Refill(FactTable table, TeamHistory history)
    {
        var (rep, day, team, division) =
            (table.Index(FactColumn.Rep), table.Index(FactColumn.Day), table.Index(FactColumn.Team), table.Index(FactColumn.Division));
        var (reps, days) = (new long[Segment.Capacity], new long[Segment.Capacity]);
        var (teams, divisions) = (new long[Segment.Capacity], new long[Segment.Capacity]);
        return new FactTable(table.Kind, table.Columns, [.. table.Segments.Select(Refilled)]);

        Segment Refilled(Segment segment)
        {
            segment[rep].Decode(reps);
            segment[day].Decode(days);
            Fill(segment.Count, reps, days, teams, divisions, history);
            return segment.With(
                (team, ColumnChunk.Pack(teams.AsSpan(0, segment.Count))),
                (division, ColumnChunk.Pack(divisions.AsSpan(0, segment.Count))));
        }
    }

    private static void Fill(int count, long[] reps, long[] days, long[] teams, long[] divisions, TeamHistory history)
    {
        for (var row = 0; row < count; row++)
        {
            var place = history.On((int)reps[row], (int)days[row]);
            (teams[row], divisions[row]) = (place.Team, place.Division);
        }
    }
}
