using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Attain.Execution;

/// <summary>Marks the actions of a day as done or put off, and reads the day with its marks.</summary>
public static class ActionMarks
{
    /// <summary>Days an action that lingers stays away once it is done.</summary>
    public static readonly Threshold QuietDays = new("execution.quietDays", 7m);

    /// <summary>How far back marks can matter: snoozes and streaks.</summary>
    private const int DaysBack = 120;

    private const int LongestOutcome = 1_000;

    /// <exception cref="RefusedException">The action is not among the person's of today, or not the viewer's to mark.</exception>
    public static void Done(WorkspaceView view, int personId, string key, MarkOutcome? kind, string? outcome, string actor) =>
        Mark(view, personId, key, actor, mark => (mark.State, mark.UntilDay, mark.OutcomeKind, mark.Outcome) = (MarkState.Done, null, kind, Short(outcome)));

    /// <param name="until">The day it comes back; later than today.</param>
    /// <exception cref="RefusedException">The day is not ahead, or the action is not to be marked.</exception>
    public static void Snooze(WorkspaceView view, int personId, string key, DateOnly until, string actor)
    {
        if (until <= view.AsOf || until > view.AsOf.AddDays(DaysBack)) throw new RefusedException(Sentence.Of("execution.snoozeDay", ("day", until), ("first", view.AsOf.AddDays(1)), ("last", view.AsOf.AddDays(DaysBack))));
        Mark(view, personId, key, actor, mark => (mark.State, mark.UntilDay, mark.OutcomeKind, mark.Outcome) = (MarkState.Snoozed, until, null, null));
    }

    /// <summary>Takes a mark of today, or a snooze in force, back.</summary>
    /// <exception cref="RefusedException">The viewer may not see the person.</exception>
    public static void Clear(WorkspaceView view, int personId, string key, string actor)
    {
        CheckPerson(view, personId);
        Write(view, personId, key, actor, mark => (mark.State, mark.UntilDay, mark.OutcomeKind, mark.Outcome) = (MarkState.Cleared, null, null, null));
    }

    /// <summary>One person's day.</summary>
    /// <exception cref="RefusedException">The viewer may not see the person.</exception>
    public static MarkedDay Today(WorkspaceView view, int personId)
    {
        CheckPerson(view, personId);
        using var db = view.Store.NewDb();
        var marks = Marks(db, view).Where(mark => mark.PersonId == personId).ToList();
        var day = Day(view, DailyActions.All(view, personId), marks, view.AsOf);
        return day with { Streak = Streaks.Count(view, personId, marks, day.IsComplete) };
    }

    /// <summary>The day of everybody in sight, by person; without streaks.</summary>
    public static IReadOnlyDictionary<int, MarkedDay> Everybody(WorkspaceView view)
    {
        using var db = view.Store.NewDb();
        var marks = Marks(db, view).ToList().ToLookup(mark => mark.PersonId);
        return DailyActions.AllForEverybody(view).ToDictionary(person => person.Key, person => Day(view, person.Value, marks[person.Key], view.AsOf));
    }

    /// <param name="all">Everything the person could do on the day.</param>
    internal static MarkedDay Day(WorkspaceView view, ActionList all, IEnumerable<ActionMark> marks, DateOnly day)
    {
        // The last word on each action up to the day.
        var last = marks.Where(mark => mark.Day <= day).GroupBy(mark => mark.ActionKey).Select(group => group.MaxBy(mark => (mark.Day, mark.ChangeId))!)
            .Where(mark => mark.State != MarkState.Cleared).ToDictionary(mark => mark.ActionKey);
        var done = last.Values.Where(mark => mark.State == MarkState.Done && mark.Day == day).OrderByDescending(mark => mark.ChangeId).ToList();
        var snoozed = last.Values.Where(mark => mark.State == MarkState.Snoozed && mark.UntilDay > day).OrderBy(mark => mark.UntilDay).ThenBy(mark => mark.Id).ToList();
        var quiet = (int)view.Thresholds[QuietDays];
        var waiting = all.Actions.Where(action => !IsAway(action)).ToList();
        // What was done or put off today has had its place in the day.
        var places = Math.Max(0, (int)view.Thresholds[DailyActions.PerDay] - done.Count - snoozed.Count(mark => mark.Day == day));
        var open = waiting.Take(places).ToList();
        return new(all with { Actions = open, Left = waiting.Count - open.Count }, done, snoozed, 0);

        bool IsAway(RepAction action) => last.GetValueOrDefault(action.Key) is { } mark && mark.State switch
        {
            MarkState.Snoozed => mark.UntilDay > day,
            _ => mark.Day == day || (action.Lingers && mark.Day.AddDays(quiet) > day),
        };
    }

    private static IQueryable<ActionMark> Marks(WorkspaceDb db, WorkspaceView view)
    {
        var (first, last) = (view.AsOf.AddDays(-DaysBack), view.AsOf);
        return db.Set<ActionMark>().AsNoTracking().Where(mark => mark.Day >= first && mark.Day <= last);
    }

    private static void Mark(WorkspaceView view, int personId, string key, string actor, Action<ActionMark> set)
    {
        var action = DailyActions.All(view, personId).Actions.FirstOrDefault(action => action.Key == key)
            ?? throw new RefusedException(Sentence.Of("execution.noAction"));
        Write(view, personId, key, actor, mark =>
        {
            (mark.Subject, mark.AtStake) = (action.Subject ?? action.Customer?.Name ?? "", action.AtStake?.Units);
            set(mark);
        });
    }

    private static void Write(WorkspaceView view, int personId, string key, string actor, Action<ActionMark> set)
    {
        // Two clicks at once: the second finds the first one's mark.
        for (var again = true; ;)
        {
            try
            {
                using var change = ChangeTransaction.Begin(view.Store, "mark", actor);
                var mark = change.Db.Set<ActionMark>().FirstOrDefault(m => m.PersonId == personId && m.Day == view.AsOf && m.ActionKey == key);
                if (mark is null) change.Db.Add(mark = new() { PersonId = personId, Day = view.AsOf, ActionKey = key });
                set(mark);
                mark.ChangeId = change.Change.Id;
                change.Commit();
                return;
            }
            catch (DbUpdateException) when (again)
            {
                again = false;
            }
        }
    }

    private static void CheckPerson(WorkspaceView view, int personId)
    {
        if (!view.Viewer.Sees(personId)) throw new RefusedException(Sentence.Of("execution.notYours", ("person", view.Member(Dimension.Rep, personId).Name)));
    }

    private static string? Short(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim() is { Length: > LongestOutcome } longer ? longer[..LongestOutcome] : text.Trim();
}
