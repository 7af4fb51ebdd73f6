using Attain.Core;
using Attain.Facts;
using Microsoft.EntityFrameworkCore;

namespace Attain.App.Access;

/// <summary>What people do with their own account.</summary>
public sealed class Accounts(Installation installation, Passwords passwords, AuditLog audit)
{
    public Account? Find(int id)
    {
        using var db = installation.OpenControl();
        return db.Accounts.AsNoTracking().SingleOrDefault(a => a.Id == id);
    }

    /// <returns>Null when nobody has the login.</returns>
    public int? IdOf(string login)
    {
        var typed = Logins.Normal(login);
        using var db = installation.OpenControl();
        return db.Accounts.Where(a => a.Login == typed).Select(a => (int?)a.Id).SingleOrDefault();
    }

    /// <summary>The account whose session this is, or null when the session is over: signed out everywhere, disabled, or a demo that has ended.</summary>
    public Account? OfSession(int id, string stamp, bool demoMode) =>
        Find(id) is { IsDisabled: false } account && account.SecurityStamp == stamp && (demoMode || !account.IsDemo) ? account : null;

    /// <summary>Every workspace the account belongs to, the one made first in front, with its role there.</summary>
    public IReadOnlyList<(WorkspaceEntry Workspace, AccountRole Role, int? PersonId)> Workspaces(Account account)
    {
        using var db = installation.OpenControl();
        if (account.IsOwner) return [.. db.Workspaces.AsNoTracking().OrderBy(w => w.Id).AsEnumerable().Select(w => (w, AccountRole.Owner, (int?)null))];
        return
        [
            .. (from membership in db.Memberships.AsNoTracking()
                where membership.AccountId == account.Id
                join workspace in db.Workspaces on membership.WorkspaceId equals workspace.Id
                orderby workspace.Id
                select new { workspace, membership }).AsEnumerable().Select(row => (row.workspace, row.membership.Role, row.membership.PersonId)),
        ];
    }

    /// <summary>Sets another password; every other session ends.</summary>
    /// <returns>The new stamp, for the session that goes on.</returns>
    /// <exception cref="RefusedException">The old password is wrong or the new one too weak.</exception>
    public string ChangePassword(Actor actor, int id, string old, string wanted)
    {
        using var db = installation.OpenControl();
        var account = db.Accounts.Single(a => a.Id == id);
        if (!passwords.Matches(account.PasswordHash, old, out _)) throw new RefusedException(Sentence.Of("access.wrongPassword"));
        Passwords.Check(wanted, account.Login);
        account.PasswordHash = passwords.Hash(wanted);
        account.SecurityStamp = Secrets.New();
        audit.Add(db, actor, AuditAction.PasswordChanged);
        db.SaveChanges();
        return account.SecurityStamp;
    }

    /// <summary>Whether this is the account's password, before something that needs more than an open session.</summary>
    public bool Confirms(int id, string password) => Find(id) is { } account && passwords.Matches(account.PasswordHash, password, out _);

    /// <summary>Ends every session, this one too.</summary>
    public void SignOutEverywhere(Actor actor, int id)
    {
        using var db = installation.OpenControl();
        var account = db.Accounts.Single(a => a.Id == id);
        account.SecurityStamp = Secrets.New();
        audit.Add(db, actor, AuditAction.SignedOutEverywhere, account.Login);
        db.SaveChanges();
    }

    /// <param name="language">"zh", "en", or null: as the browser asks.</param>
    /// <param name="theme">"light", "dark", or null: as the system says.</param>
    public void Prefer(int id, string? language, string? theme)
    {
        using var db = installation.OpenControl();
        db.Accounts.Where(a => a.Id == id).ExecuteUpdate(set => set.SetProperty(a => a.Language, language).SetProperty(a => a.Theme, theme));
    }
}
