namespace Attain.Facts;

/// <summary>
/// A link that makes an account or a membership, or lets somebody who forgot the password set another, once: open until it is used,
/// revoked or expired. The first owner's link names neither workspace nor account. All instants are UTC seconds since 1970.
/// </summary>
public sealed class Invitation
{
    public int Id { get; set; }

    /// <summary>Of the secret in the link; the secret itself is kept nowhere.</summary>
    public string Hash { get; set; } = "";

    /// <summary>Whose password it sets; null: it invites.</summary>
    public int? AccountId { get; set; }

    /// <summary>Where to; null: as the owner of the installation, or nowhere when it sets a password.</summary>
    public int? WorkspaceId { get; set; }
    public AccountRole Role { get; set; }
    public int? PersonId { get; set; }

    /// <summary>For whom, in the inviter's words.</summary>
    public string Note { get; set; } = "";

    /// <summary>Null: the terminal.</summary>
    public int? CreatedBy { get; set; }
    public long CreatedAt { get; set; }
    public long ExpiresAt { get; set; }
    public long? UsedAt { get; set; }
    public int? UsedBy { get; set; }
    public long? RevokedAt { get; set; }
}
