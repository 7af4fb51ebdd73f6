namespace Attain.Facts;

/// <summary>Somebody who may sign in. All instants are UTC seconds since 1970.</summary>
public sealed class Account
{
    public int Id { get; set; }

    /// <summary>E-mail or a name of one's own, trimmed and in lower case: unique however it is typed.</summary>
    public string Login { get; set; } = "";
    public string Name { get; set; } = "";

    /// <summary>Null: nobody can sign in with a password, as with demo accounts.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes whenever all sessions must end; a session that carries another one is over.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Attempts since the last right password; the one that reaches the limit sets <see cref="LockedUntil"/> with it.</summary>
    public int FailedCount { get; set; }
    public long? LockedUntil { get; set; }

    /// <summary>Key of the authenticator app, encrypted; null: no second step.</summary>
    public string? TotpKey { get; set; }

    /// <summary>The last time step a code was taken for: the same code is not taken twice.</summary>
    public long TotpStep { get; set; }

    /// <summary>"zh" or "en"; null: as the browser asks.</summary>
    public string? Language { get; set; }

    /// <summary>"light" or "dark"; null: as the system says.</summary>
    public string? Theme { get; set; }

    /// <summary>Runs the installation: owner of every workspace, also of those made later.</summary>
    public bool IsOwner { get; set; }

    /// <summary>Lets anybody in with one click, in demo mode only.</summary>
    public bool IsDemo { get; set; }
    public bool IsDisabled { get; set; }
    public long CreatedAt { get; set; }
    public long? LastSignInAt { get; set; }
}

/// <summary>Lets its account in once when the authenticator app is lost; gone when used.</summary>
public sealed class RecoveryCode
{
    public int AccountId { get; set; }
    public string Hash { get; set; } = "";
}

/// <summary>Which account belongs to which workspace, as whom.</summary>
public sealed class AccountMembership
{
    public int AccountId { get; set; }
    public int WorkspaceId { get; set; }
    public AccountRole Role { get; set; }

    /// <summary>Whose numbers the account sees there: a person of that workspace, or null for the whole company.</summary>
    public int? PersonId { get; set; }
}

public enum AccountRole
{
    Owner = 0,
    Director = 1,
    Manager = 2,
    Rep = 3,
    Analyst = 4,
    Viewer = 5,
}
