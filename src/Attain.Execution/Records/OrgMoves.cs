using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Membership = Attain.Facts.Membership;

namespace Attain.Execution;

/// <summary>Puts people into other units from a day on. What was before stays as it was: history is never moved.</summary>
public static class OrgMoves
{
    /// <param name="basedOn">The unit the person was seen in, 0 for none: whoever moved them meanwhile is not undone unseen.</param>
    /// <param name="from">The first day in the new unit.</param>
    /// <exception cref="RefusedException">There is no such person or unit in sight, the person has moved meanwhile, or moves again later.</exception>
    public static EditOutcome Move(WorkspaceView view, int personId, int basedOn, int unitId, DateOnly from, string actor)
    {
        if (view.Viewer.RepIds is not null) throw new RefusedException(Sentence.Of("records.notThere"));
        return EditSession.Run<EditOutcome>(view.Store, actor, session =>
        {
            if (!session.Rows.Exists(typeof(Person), personId) || !session.Rows.Exists(typeof(OrgUnit), unitId)) throw new RefusedException(Sentence.Of("records.notThere"));
            var stays = session.Rows.List<Membership>(m => m.PersonId == personId);
            if (stays.FirstOrDefault(m => m.FromDay > from) is { } later) throw new RefusedException(Sentence.Of("records.movesLater", ("day", later.FromDay)));
            var now = stays.FirstOrDefault(m => (m.FromDay is null || m.FromDay <= from) && (m.ToDay is null || m.ToDay > from));
            if ((now?.OrgUnitId ?? 0) != basedOn) throw new RefusedException(Sentence.Of("records.movedMeanwhile"));
            if (basedOn == unitId) return new EditOutcome.Unchanged(personId, now!.ChangeId);
            var until = now?.ToDay;
            if (now is not null) Close(session, now, from);
            session.Insert(new Membership { PersonId = personId, OrgUnitId = unitId, FromDay = from, ToDay = until });
            return new EditOutcome.Saved(personId, session.Version, session.EditId, null);
        });
    }

    /// <summary>Takes an edit of the organisation back.</summary>
    /// <exception cref="RefusedException">There is no such edit in sight.</exception>
    public static EditOutcome Undo(WorkspaceView view, int editId, string actor) =>
        EditUndo.Run(view.Store, editId, actor, (_, row) => view.Viewer.RepIds is null && (row is OrgUnit or Membership));

    /// <summary>Ends a stay; one that only begins on that day was never lived.</summary>
    private static void Close(EditSession session, Membership stay, DateOnly day)
    {
        var ended = stay.Copy();
        if (stay.FromDay == day) ended.Deleted = true;
        else ended.ToDay = day;
        session.Update(stay, ended);
    }
}
