using Attain.Facts;
using Microsoft.EntityFrameworkCore;

namespace Attain.App.Access;

public enum SignInOutcome
{
    Done,

    /// <summary>Login or password is wrong, or the account is locked or disabled: which of them is not told, or logins could be found out.</summary>
    Refused,

    /// <summary>The password is right; now the code of the authenticator app.</summary>
    CodeNeeded,
}

/// <param name="Account">Null when refused.</param>
public sealed record SignInAnswer(SignInOutcome Outcome, Account? Account)
{
    internal static readonly SignInAnswer Refused = new(SignInOutcome.Refused, null);
}

/// <summary>
/// Lets people in. Every attempt is counted before the password is looked at, in one statement, so that many attempts at the same
/// moment are no way around the limit.
/// </summary>
public sealed class SignIns(Installation installation, TimeProvider time, Passwords passwords, TwoFactor twoFactor, AuditLog audit)
{
    public const int MostFailures = 5;
    public static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    /// <summary>First step: login and password.</summary>
    public SignInAnswer WithPassword(string login, string password, string address)
    {
        using var db = installation.OpenControl();
        var typed = Logins.Normal(login);
        var account = db.Accounts.AsNoTracking().SingleOrDefault(a => a.Login == typed);
        var who = new Actor(account?.Id, typed, address);
        if (account is not null && !Count(db, account.Id)) return Refuse(who, AuditAction.SignInLocked);

        var right = passwords.Matches(account?.PasswordHash, password, out var rehashed);
        if (account is null || !right || account.IsDisabled) return Refuse(who, AuditAction.SignInFailed);
        if (rehashed is not null) db.Accounts.Where(a => a.Id == account.Id).ExecuteUpdate(set => set.SetProperty(a => a.PasswordHash, rehashed));

        if (account.TotpKey is null) return Enter(db, account, who);
        // The password was right, so this attempt does not count; but only the code sets the counter back, or it could be guessed in fours.
        db.Accounts.Where(a => a.Id == account.Id && a.FailedCount > 0)
            .ExecuteUpdate(set => set.SetProperty(a => a.FailedCount, a => a.FailedCount - 1).SetProperty(a => a.LockedUntil, (long?)null));
        return new(SignInOutcome.CodeNeeded, account);
    }

    /// <summary>Second step: the code of the app, or a recovery code.</summary>
    /// <param name="accountId">Whose password was right a moment ago.</param>
    public SignInAnswer WithCode(int accountId, string stamp, string code, string address)
    {
        using var db = installation.OpenControl();
        var account = db.Accounts.AsNoTracking().SingleOrDefault(a => a.Id == accountId);
        if (account is null || account.IsDisabled || account.SecurityStamp != stamp) return SignInAnswer.Refused;
        var who = new Actor(account.Id, account.Login, address);
        if (!Count(db, account.Id)) return Refuse(who, AuditAction.SignInLocked);
        return twoFactor.Take(db, account, code, who) ? Enter(db, account, who) : Refuse(who, AuditAction.SignInFailed);
    }

    /// <summary>Somebody who proved otherwise who they are: by an invitation, or as a demo account.</summary>
    public Account Without(int accountId, string address)
    {
        using var db = installation.OpenControl();
        var account = db.Accounts.AsNoTracking().Single(a => a.Id == accountId);
        return Enter(db, account, new Actor(account.Id, account.Login, address)).Account!;
    }

    /// <summary>Whether nobody but demo accounts could sign in: the owner's link has not been taken.</summary>
    public bool NobodyYet()
    {
        using var db = installation.OpenControl();
        return !db.Accounts.Any(a => a.IsOwner);
    }

    /// <summary>Counts the attempt; false when the account is locked.</summary>
    private bool Count(ControlDb db, int accountId)
    {
        var now = Now;
        var until = now + (long)Locked.TotalSeconds;
        db.Accounts.Where(a => a.Id == accountId && a.LockedUntil <= now)
            .ExecuteUpdate(set => set.SetProperty(a => a.FailedCount, 0).SetProperty(a => a.LockedUntil, (long?)null));
        return db.Accounts.Where(a => a.Id == accountId && a.LockedUntil == null)
            .ExecuteUpdate(set => set
                .SetProperty(a => a.FailedCount, a => a.FailedCount + 1)
                .SetProperty(a => a.LockedUntil, a => a.FailedCount + 1 >= MostFailures ? until : null)) == 1;
    }

    private SignInAnswer Enter(ControlDb db, Account account, Actor who)
    {
        var now = Now;
        db.Accounts.Where(a => a.Id == account.Id).ExecuteUpdate(set => set
            .SetProperty(a => a.FailedCount, 0)
            .SetProperty(a => a.LockedUntil, (long?)null)
            .SetProperty(a => a.LastSignInAt, now));
        audit.Write(who, AuditAction.SignedIn);
        return new(SignInOutcome.Done, account);
    }

    private SignInAnswer Refuse(Actor who, AuditAction action)
    {
        audit.Write(who, action);
        return SignInAnswer.Refused;
    }

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();
}
