using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>What whoever writes facts owes the workspace: a calendar that reaches over them, and the last day they lie on.</summary>
internal static class FactDays
{
    public static void Cover(ChangeTransaction change, WorkspaceProfile profile, DateOnly first, DateOnly last)
    {
        CalendarFiller.Cover(change.Db, change.Bulk, profile, first, last);
        Reach(change.Db, last);
    }

    public static void Reach(WorkspaceDb db, DateOnly last) =>
        db.Workspaces.Where(w => w.LastFactDay == null || w.LastFactDay < last).ExecuteUpdate(set => set.SetProperty(w => w.LastFactDay, last));
}
