using Attain.Facts;
using Microsoft.EntityFrameworkCore;

namespace Attain.App.Access;

/// <summary>What was done about access: who, when, from where, what.</summary>
public sealed class AuditLog(Installation installation, TimeProvider time)
{
    public void Write(Actor actor, AuditAction action, string subject = "", int? workspaceId = null)
    {
        using var db = installation.OpenControl();
        Add(db, actor, action, subject, workspaceId);
        db.SaveChanges();
    }

    /// <summary>The newest first.</summary>
    /// <param name="before">Entries older than this one; null: from the newest.</param>
    /// <param name="accountId">Only this account's; null: everybody's.</param>
    /// <param name="workspaceId">Only what was done in this workspace, or by its members where no workspace was meant; null: everything.</param>
    public IReadOnlyList<AuditEntry> Page(int size, long? before = null, int? accountId = null, AuditAction? action = null, int? workspaceId = null)
    {
        using var db = installation.OpenControl();
        var entries = db.Audit.AsNoTracking();
        if (before is { } last) entries = entries.Where(e => e.Id < last);
        if (accountId is { } account) entries = entries.Where(e => e.AccountId == account);
        if (action is { } only) entries = entries.Where(e => e.Action == only);
        if (workspaceId is { } workspace)
            entries = entries.Where(e => e.WorkspaceId == workspace || e.WorkspaceId == null && db.Memberships.Any(m => m.WorkspaceId == workspace && m.AccountId == e.AccountId));
        return [.. entries.OrderByDescending(e => e.Id).Take(size)];
    }

    /// <summary>Adds to a change that is about to be saved, so that neither is kept without the other.</summary>
    internal void Add(ControlDb db, Actor actor, AuditAction action, string subject = "", int? workspaceId = null) => db.Add(new AuditEntry
    {
        At = time.GetUtcNow().ToUnixTimeSeconds(),
        AccountId = actor.AccountId,
        Login = Logins.Cut(actor.Login),
        Action = action,
        WorkspaceId = workspaceId,
        Address = actor.Address,
        Subject = Logins.Cut(subject),
    });
}
