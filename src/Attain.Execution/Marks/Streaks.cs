using Attain.Metrics;

namespace Attain.Execution;

/// <summary>Working days in a row on which somebody took care of everything.</summary>
internal static class Streaks
{
    private const int Longest = 100;

    public static int Count(WorkspaceView view, int personId, IReadOnlyList<ActionMark> marks, bool todayComplete)
    {
        var (streak, day) = (todayComplete ? 1 : 0, view.AsOf);
        for (var back = 1; back <= Longest; back++)
        {
            day = day.AddDays(-1);
            if (!view.Profile.WorkingDays.IsWorking(day)) continue;
            // Without a single mark there is no streak to look for.
            if (!marks.Any(mark => mark.Day <= day && mark.State == MarkState.Done)) break;
            var past = ActionMarks.Day(view, DailyActions.All(view.AsOfDay(day), personId), marks, day);
            if (past.Open.Actions.Count > 0) break;
            if (past.Done.Count > 0) streak++;
        }
        return streak;
    }
}
