using Attain.Core;
using Attain.Facts;
using Microsoft.EntityFrameworkCore;

namespace Attain.App.Access;

/// <summary>An account as the owner sees it in one workspace.</summary>
public sealed record Member(int AccountId, string Login, string Name, AccountRole Role, int? PersonId, bool IsInstallationOwner, bool IsDemo, bool IsDisabled, bool HasTwoFactor, long? LastSignInAt);

/// <summary>Who belongs to a workspace, as whom.</summary>
public sealed class Members(Installation installation, AuditLog audit)
{
    /// <summary>A rep or manager without a person would see the whole company.</summary>
    /// <exception cref="RefusedException">The role needs a person.</exception>
    public static void CheckRole(AccountRole role, int? personId)
    {
        if (role is AccountRole.Rep or AccountRole.Manager && personId is null) throw new RefusedException(Sentence.Of("access.roleNeedsPerson"));
    }

    public IReadOnlyList<Member> Of(int workspaceId)
    {
        using var db = installation.OpenControl();
        return
        [
            .. (from account in db.Accounts.AsNoTracking()
                join membership in db.Memberships.Where(m => m.WorkspaceId == workspaceId) on account.Id equals membership.AccountId into found
                from membership in found.DefaultIfEmpty()
                where membership != null || account.IsOwner
                orderby account.Name, account.Id
                select new { account, membership }).AsEnumerable().Select(row => new Member(
                    row.account.Id, row.account.Login, row.account.Name,
                    row.account.IsOwner ? AccountRole.Owner : row.membership!.Role, row.account.IsOwner ? null : row.membership!.PersonId,
                    row.account.IsOwner, row.account.IsDemo, row.account.IsDisabled, row.account.TotpKey is not null, row.account.LastSignInAt)),
        ];
    }

    /// <summary>Gives a member another role; running sessions follow at their next request.</summary>
    public void SetRole(Actor actor, int workspaceId, int accountId, AccountRole role, int? personId)
    {
        CheckRole(role, personId);
        using var db = installation.OpenControl();
        var (account, membership) = Find(db, workspaceId, accountId);
        if (membership.Role == role && membership.PersonId == personId) return;
        membership.Role = role;
        membership.PersonId = personId;
        audit.Add(db, actor, AuditAction.RoleChanged, $"{account.Login} → {role}", workspaceId);
        db.SaveChanges();
    }

    public void Remove(Actor actor, int workspaceId, int accountId)
    {
        using var db = installation.OpenControl();
        var (account, membership) = Find(db, workspaceId, accountId);
        db.Remove(membership);
        audit.Add(db, actor, AuditAction.RoleChanged, $"{account.Login} → —", workspaceId);
        db.SaveChanges();
    }

    /// <summary>A disabled account cannot sign in, and its sessions and tokens end.</summary>
    public void SetDisabled(Actor actor, int accountId, bool disabled)
    {
        using var db = installation.OpenControl();
        var account = db.Accounts.Single(a => a.Id == accountId);
        if (account.IsDisabled == disabled) return;
        // Somebody has to be left who can let the others in again.
        if (disabled && account.IsOwner && !db.Accounts.Any(a => a.IsOwner && !a.IsDisabled && a.Id != accountId)) throw new RefusedException(Sentence.Of("access.lastOwner"));
        account.IsDisabled = disabled;
        account.SecurityStamp = Secrets.New();
        audit.Add(db, actor, disabled ? AuditAction.AccountDisabled : AuditAction.AccountEnabled, account.Login);
        db.SaveChanges();
    }

    private static (Account Account, AccountMembership Membership) Find(ControlDb db, int workspaceId, int accountId)
    {
        var account = db.Accounts.SingleOrDefault(a => a.Id == accountId);
        var membership = db.Memberships.SingleOrDefault(m => m.AccountId == accountId && m.WorkspaceId == workspaceId);
        return account is null || membership is null ? throw new RefusedException(Sentence.Of("access.unknownMember")) : (account, membership);
    }
}
