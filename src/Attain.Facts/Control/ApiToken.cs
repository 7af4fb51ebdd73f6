namespace Attain.Facts;

/// <summary>What a program shows instead of a password; it may what its account may, within its scope. Instants are UTC seconds.</summary>
public sealed class ApiToken
{
    public int Id { get; set; }
    public int AccountId { get; set; }
    public string Name { get; set; } = "";
    public TokenScope Scope { get; set; }
    public string Hash { get; set; } = "";

    /// <summary>The first letters, by which its owner tells it from others.</summary>
    public string Start { get; set; } = "";
    public long CreatedAt { get; set; }
    public long ExpiresAt { get; set; }

    /// <summary>To the minute: writing it at every request would cost more than the request.</summary>
    public long? LastUsedAt { get; set; }
    public long? RevokedAt { get; set; }
}

public enum TokenScope
{
    /// <summary>Reads.</summary>
    Read = 0,

    /// <summary>Reads and edits records.</summary>
    Write = 1,

    /// <summary>Imports files, and reads nothing else.</summary>
    Import = 2,
}
