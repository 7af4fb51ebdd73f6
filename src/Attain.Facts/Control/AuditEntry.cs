namespace Attain.Facts;

/// <summary>Something about access that was done or tried; never changed, never deleted.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }

    /// <summary>UTC seconds since 1970.</summary>
    public long At { get; set; }

    /// <summary>Null where nobody is known by the login that was tried.</summary>
    public int? AccountId { get; set; }

    /// <summary>The login as it was then, or as it was typed.</summary>
    public string Login { get; set; } = "";
    public AuditAction Action { get; set; }
    public int? WorkspaceId { get; set; }

    /// <summary>Network address of whoever did it; empty for the terminal.</summary>
    public string Address { get; set; } = "";

    /// <summary>What it was done to: whose role, which export, which token.</summary>
    public string Subject { get; set; } = "";
}

public enum AuditAction
{
    SignedIn = 0,
    SignInFailed = 1,
    SignInLocked = 2,
    SignedOut = 3,
    SignedOutEverywhere = 4,
    PasswordChanged = 5,
    RoleChanged = 6,
    Invited = 7,
    InvitationAccepted = 8,
    InvitationRevoked = 9,
    Exported = 10,
    TokenCreated = 11,
    TokenUsed = 12,
    TokenRevoked = 13,
    TwoFactorOn = 14,
    TwoFactorOff = 15,
    RecoveryCodeUsed = 16,
    AccountDisabled = 17,
    AccountEnabled = 18,
    Imported = 19,
}
