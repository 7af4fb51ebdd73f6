using Attain.Core;
using Attain.Facts;
using Microsoft.EntityFrameworkCore;

namespace Attain.App.Access;

/// <summary>What an open invitation leads to, for the page that takes it.</summary>
/// <param name="Workspace">Null: the owner of the installation, or a password.</param>
/// <param name="PasswordOf">The login whose password it sets; null: it invites.</param>
public sealed record InvitationOffer(int Id, string? Workspace, AccountRole Role, string Note, string? PasswordOf);

/// <summary>Links that let somebody in: each works once, for a while, until it is revoked.</summary>
public sealed class Invitations(Installation installation, TimeProvider time, Passwords passwords, AuditLog audit)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);
    public static readonly TimeSpan FirstOwnerLifetime = TimeSpan.FromHours(24);
    public static readonly TimeSpan PasswordLifetime = TimeSpan.FromHours(24);

    /// <summary>The secret of a link for the first owner, which replaces an earlier one; null once there is an owner.</summary>
    public string? ForFirstOwner()
    {
        using var db = installation.OpenControl();
        if (db.Accounts.Any(a => a.IsOwner)) return null;
        var now = Now;
        db.Invitations.Where(i => i.WorkspaceId == null && i.AccountId == null && i.UsedAt == null && i.RevokedAt == null).ExecuteUpdate(set => set.SetProperty(i => i.RevokedAt, now));
        return Create(db, Actor.Terminal, new Invitation { Role = AccountRole.Owner, ExpiresAt = now + (long)FirstOwnerLifetime.TotalSeconds });
    }

    /// <returns>The secret for the link: told this once, kept nowhere.</returns>
    /// <exception cref="RefusedException">The role needs a person.</exception>
    public string Create(Actor actor, int workspaceId, AccountRole role, int? personId, string note)
    {
        Members.CheckRole(role, personId);
        using var db = installation.OpenControl();
        return Create(db, actor, new Invitation
        {
            WorkspaceId = workspaceId,
            Role = role,
            PersonId = personId,
            Note = Logins.CheckedName(note),
            ExpiresAt = Now + (long)Lifetime.TotalSeconds,
        });
    }

    /// <summary>A link for somebody who forgot the password.</summary>
    public string ForPassword(Actor actor, int accountId)
    {
        using var db = installation.OpenControl();
        var account = db.Accounts.AsNoTracking().SingleOrDefault(a => a.Id == accountId && !a.IsDemo) ?? throw new RefusedException(Sentence.Of("access.unknownMember"));
        return Create(db, actor, new Invitation { AccountId = accountId, Note = account.Login, ExpiresAt = Now + (long)PasswordLifetime.TotalSeconds });
    }

    /// <summary>Invitations to the workspace that can still be taken.</summary>
    public IReadOnlyList<Invitation> Open(int workspaceId)
    {
        var now = Now;
        using var db = installation.OpenControl();
        return [.. db.Invitations.AsNoTracking().Where(i => i.WorkspaceId == workspaceId && i.UsedAt == null && i.RevokedAt == null && i.ExpiresAt > now).OrderByDescending(i => i.Id)];
    }

    public void Revoke(Actor actor, int workspaceId, int id)
    {
        using var db = installation.OpenControl();
        var invitation = db.Invitations.SingleOrDefault(i => i.Id == id && i.WorkspaceId == workspaceId && i.UsedAt == null && i.RevokedAt == null);
        if (invitation is null) return;
        invitation.RevokedAt = Now;
        audit.Add(db, actor, AuditAction.InvitationRevoked, invitation.Note, workspaceId);
        db.SaveChanges();
    }

    /// <returns>Null when the link is unknown, used, revoked or too old.</returns>
    public InvitationOffer? Find(string secret)
    {
        using var db = installation.OpenControl();
        return Usable(db, secret) is { } invitation
            ? new(
                invitation.Id,
                db.Workspaces.Where(w => w.Id == invitation.WorkspaceId).Select(w => w.Name).SingleOrDefault(),
                invitation.Role,
                invitation.Note,
                db.Accounts.Where(a => a.Id == invitation.AccountId).Select(a => a.Login).SingleOrDefault())
            : null;
    }

    /// <summary>Takes the link with a new account.</summary>
    /// <exception cref="RefusedException">The link is no longer good, the login is taken, or the password too weak.</exception>
    public Account Accept(string secret, string login, string name, string password, string address)
    {
        var account = new Account
        {
            Login = Logins.Checked(login),
            Name = Logins.CheckedName(name),
            SecurityStamp = Secrets.New(),
            CreatedAt = Now,
        };
        Passwords.Check(password, account.Login);
        using var db = installation.OpenControl();
        if (Usable(db, secret) is not { AccountId: null }) throw Gone();
        if (db.Accounts.Any(a => a.Login == account.Login)) throw new RefusedException(Sentence.Of("access.loginTaken", ("login", account.Login)));
        account.PasswordHash = passwords.Hash(password);
        using var transaction = db.Database.BeginTransaction();
        db.Add(account);
        db.SaveChanges();
        Take(db, secret, account, address);
        transaction.Commit();
        return account;
    }

    /// <summary>Takes the link with an account one already has.</summary>
    /// <exception cref="RefusedException">The link is no longer good.</exception>
    public void Join(string secret, int accountId, string address)
    {
        using var db = installation.OpenControl();
        using var transaction = db.Database.BeginTransaction();
        Take(db, secret, db.Accounts.Single(a => a.Id == accountId), address);
        transaction.Commit();
    }

    /// <summary>Takes the link with another password; every session ends, and what was locked is open again.</summary>
    /// <exception cref="RefusedException">The link is no longer good or the password too weak.</exception>
    public Account SetPassword(string secret, string password, string address)
    {
        using var db = installation.OpenControl();
        if (Usable(db, secret) is not { AccountId: { } id } invitation) throw Gone();
        var account = db.Accounts.Single(a => a.Id == id);
        Passwords.Check(password, account.Login);
        using var transaction = db.Database.BeginTransaction();
        Use(db, invitation, account.Id);
        account.PasswordHash = passwords.Hash(password);
        account.SecurityStamp = Secrets.New();
        account.FailedCount = 0;
        account.LockedUntil = null;
        audit.Add(db, new Actor(account.Id, account.Login, address), AuditAction.PasswordChanged);
        db.SaveChanges();
        transaction.Commit();
        return account;
    }

    /// <summary>Of two who take it at the same moment one finds it used.</summary>
    private void Use(ControlDb db, Invitation invitation, int accountId)
    {
        var now = Now;
        if (db.Invitations.Where(i => i.Id == invitation.Id && i.UsedAt == null && i.RevokedAt == null)
                .ExecuteUpdate(set => set.SetProperty(i => i.UsedAt, now).SetProperty(i => i.UsedBy, accountId)) != 1) throw Gone();
    }

    private void Take(ControlDb db, string secret, Account account, string address)
    {
        if (Usable(db, secret) is not { AccountId: null } invitation) throw Gone();
        Use(db, invitation, account.Id);
        if (invitation.WorkspaceId is not { } workspaceId)
        {
            account.IsOwner = true;
        }
        else
        {
            var membership = db.Memberships.SingleOrDefault(m => m.AccountId == account.Id && m.WorkspaceId == workspaceId);
            if (membership is null) db.Add(membership = new AccountMembership { AccountId = account.Id, WorkspaceId = workspaceId });
            membership.Role = invitation.Role;
            membership.PersonId = invitation.PersonId;
        }
        audit.Add(db, new Actor(account.Id, account.Login, address), AuditAction.InvitationAccepted, invitation.Note, invitation.WorkspaceId);
        db.SaveChanges();
    }

    private string Create(ControlDb db, Actor actor, Invitation invitation)
    {
        var secret = Secrets.New();
        invitation.Hash = Secrets.Hash(secret);
        invitation.CreatedBy = actor.AccountId;
        invitation.CreatedAt = Now;
        db.Add(invitation);
        audit.Add(db, actor, AuditAction.Invited, invitation.AccountId is null ? $"{invitation.Note} ({invitation.Role})" : invitation.Note, invitation.WorkspaceId);
        db.SaveChanges();
        return secret;
    }

    private Invitation? Usable(ControlDb db, string secret)
    {
        var (hash, now) = (Secrets.Hash(secret), Now);
        return db.Invitations.AsNoTracking().SingleOrDefault(i => i.Hash == hash && i.UsedAt == null && i.RevokedAt == null && i.ExpiresAt > now);
    }

    private static RefusedException Gone() => new(Sentence.Of("access.linkGone"));

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();
}
