using System.Security.Cryptography;
using Attain.Core;
using Attain.Facts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Attain.App.Access;

/// <summary>The second step at sign-in: codes of an authenticator app, and recovery codes for when it is lost.</summary>
public sealed class TwoFactor(Installation installation, TimeProvider time, IDataProtectionProvider protection, AuditLog audit)
{
    private const int RecoveryCodes = 10;

    /// <summary>Without letters and digits that look alike.</summary>
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private readonly IDataProtector _keys = protection.CreateProtector("totp-key");

    /// <summary>A key to show; nothing is switched on until a code made with it comes back.</summary>
    public (byte[] Key, string Sealed) Propose()
    {
        var key = Totp.NewKey();
        return (key, _keys.Protect(Convert.ToBase64String(key)));
    }

    /// <summary>The key that was proposed, when the page is shown again.</summary>
    public byte[]? Proposed(string sealedKey)
    {
        try
        {
            return Convert.FromBase64String(_keys.Unprotect(sealedKey));
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <returns>The recovery codes, which are shown this once.</returns>
    /// <exception cref="RefusedException">The code was not made with the key.</exception>
    public IReadOnlyList<string> SwitchOn(Actor actor, int accountId, string sealedKey, string code)
    {
        if (Proposed(sealedKey) is not { } key || Totp.StepOf(key, code, time.GetUtcNow(), last: 0) is not { } step)
            throw new RefusedException(Sentence.Of("access.wrongCode"));
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(Letters, 16)).ToList();
        using var db = installation.OpenControl();
        using var transaction = db.Database.BeginTransaction();
        var account = db.Accounts.Single(a => a.Id == accountId);
        account.TotpKey = sealedKey;
        account.TotpStep = step;
        db.RecoveryCodes.Where(c => c.AccountId == accountId).ExecuteDelete();
        db.AddRange(codes.Select(c => new RecoveryCode { AccountId = accountId, Hash = Secrets.Hash(c) }));
        audit.Add(db, actor, AuditAction.TwoFactorOn);
        db.SaveChanges();
        transaction.Commit();
        return codes;
    }

    public void SwitchOff(Actor actor, int accountId)
    {
        using var db = installation.OpenControl();
        using var transaction = db.Database.BeginTransaction();
        var account = db.Accounts.Single(a => a.Id == accountId);
        account.TotpKey = null;
        account.TotpStep = 0;
        db.RecoveryCodes.Where(c => c.AccountId == accountId).ExecuteDelete();
        audit.Add(db, actor, AuditAction.TwoFactorOff, account.Login);
        db.SaveChanges();
        transaction.Commit();
    }

    public int RecoveryCodesLeft(int accountId)
    {
        using var db = installation.OpenControl();
        return db.RecoveryCodes.Count(c => c.AccountId == accountId);
    }

    /// <summary>Takes a code if it is right, so that it cannot be taken again.</summary>
    internal bool Take(ControlDb db, Account account, string code, Actor actor)
    {
        if (account.TotpKey is not { } sealedKey) return false;
        if (Proposed(sealedKey) is { } key && Totp.StepOf(key, code, time.GetUtcNow(), account.TotpStep) is { } step)
            return db.Accounts.Where(a => a.Id == account.Id && a.TotpStep < step).ExecuteUpdate(set => set.SetProperty(a => a.TotpStep, step)) == 1;

        var hash = Secrets.Hash(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant());
        if (db.RecoveryCodes.Where(c => c.AccountId == account.Id && c.Hash == hash).ExecuteDelete() != 1) return false;
        audit.Write(actor, AuditAction.RecoveryCodeUsed);
        return true;
    }
}
