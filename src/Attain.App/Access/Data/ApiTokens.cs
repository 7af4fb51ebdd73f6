using Attain.Core;
using Attain.Facts;
using Microsoft.EntityFrameworkCore;

namespace Attain.App.Access;

/// <summary>Tokens of programs.</summary>
public sealed class ApiTokens(Installation installation, TimeProvider time, AuditLog audit)
{
    /// <summary>Before every token, so that people and secret scanners recognise one.</summary>
    public const string Prefix = "attain_";
    public const int MostDays = 366;
    private const int MostTokens = 50;

    /// <returns>The token: told this once, kept nowhere.</returns>
    public string Create(Actor actor, int accountId, string name, TokenScope scope, int days)
    {
        if (days is < 1 or > MostDays) throw new RefusedException(Sentence.Of("access.tokenDays", ("most", MostDays)));
        if (!Enum.IsDefined(scope)) throw new RefusedException(Sentence.Of("access.tokenScope"));
        var secret = Prefix + Secrets.New();
        var now = time.GetUtcNow();
        using var db = installation.OpenControl();
        if (db.Tokens.Count(t => t.AccountId == accountId && t.RevokedAt == null) >= MostTokens) throw new RefusedException(Sentence.Of("access.tooManyTokens", ("most", MostTokens)));
        var token = new ApiToken
        {
            AccountId = accountId,
            Name = Logins.CheckedName(name),
            Scope = scope,
            Hash = Secrets.Hash(secret),
            Start = secret[..(Prefix.Length + 4)],
            CreatedAt = now.ToUnixTimeSeconds(),
            ExpiresAt = now.AddDays(days).ToUnixTimeSeconds(),
        };
        db.Add(token);
        audit.Add(db, actor, AuditAction.TokenCreated, $"{token.Name} ({scope})");
        db.SaveChanges();
        return secret;
    }

    public IReadOnlyList<ApiToken> Of(int accountId)
    {
        using var db = installation.OpenControl();
        return [.. db.Tokens.AsNoTracking().Where(t => t.AccountId == accountId && t.RevokedAt == null).OrderByDescending(t => t.Id)];
    }

    public void Revoke(Actor actor, int accountId, int id)
    {
        using var db = installation.OpenControl();
        var token = db.Tokens.SingleOrDefault(t => t.Id == id && t.AccountId == accountId && t.RevokedAt == null);
        if (token is null) return;
        token.RevokedAt = time.GetUtcNow().ToUnixTimeSeconds();
        audit.Add(db, actor, AuditAction.TokenRevoked, token.Name);
        db.SaveChanges();
    }

    /// <summary>The token shown and its account; null when it is unknown, revoked, expired, or its account is not let in.</summary>
    public (ApiToken Token, Account Account)? Find(string secret, string address)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var (hash, now) = (Secrets.Hash(secret), time.GetUtcNow().ToUnixTimeSeconds());
        using var db = installation.OpenControl();
        var found = (from token in db.Tokens.AsNoTracking()
                     where token.Hash == hash && token.RevokedAt == null && token.ExpiresAt > now
                     join account in db.Accounts on token.AccountId equals account.Id
                     where !account.IsDisabled && !account.IsDemo
                     select new { token, account }).SingleOrDefault();
        if (found is null) return null;
        Used(db, found.token, found.account, address, now);
        return (found.token, found.account);
    }

    /// <summary>Once a minute is enough for "last used", and once a day for the audit.</summary>
    private void Used(ControlDb db, ApiToken token, Account account, string address, long now)
    {
        if (token.LastUsedAt is { } last && now - last < 60) return;
        db.Tokens.Where(t => t.Id == token.Id).ExecuteUpdate(set => set.SetProperty(t => t.LastUsedAt, now));
        if (token.LastUsedAt is { } day && now / 86_400 == day / 86_400) return;
        audit.Write(new Actor(account.Id, account.Login, address), AuditAction.TokenUsed, token.Name);
    }
}
