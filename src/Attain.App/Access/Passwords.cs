using Attain.Core;
using Attain.Facts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Attain.App.Access;

/// <summary>Keeps and checks passwords the way ASP.NET Core Identity does (PBKDF2 with SHA-512), and says which are too weak.</summary>
public sealed class Passwords
{
    public const int Shortest = 10;
    private const int Longest = 200;

    /// <summary>Long enough to pass and yet among the first anybody tries.</summary>
    private static readonly IReadOnlyList<string> Usual =
    [
        "1234567890", "12345678910", "0987654321", "0123456789", "1qaz2wsx3edc", "qwertyuiop", "1q2w3e4r5t", "password12", "password123", "password1234", "password1!",
        "abcdefghij", "abcd123456", "a123456789", "qwerty123456", "woaini1314520", "5201314520", "administrator", "changeme123", "letmein1234", "iloveyou12",
    ];

    private readonly PasswordHasher<Account> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private readonly Lazy<string> _nobodys;

    public Passwords() => _nobodys = new(() => Hash(Secrets.New()));

    /// <exception cref="RefusedException">The password is too weak.</exception>
    public static void Check(string password, string login)
    {
        if (password.Length < Shortest) throw Refuse("access.passwordShort", ("least", Shortest));
        if (password.Length > Longest) throw Refuse("access.passwordLong", ("most", Longest));
        var name = login.Split('@')[0];
        if (name.Length > 2 && password.Contains(name, StringComparison.OrdinalIgnoreCase)) throw Refuse("access.passwordHasLogin");
        if (password.Distinct().Count() < 5 || Usual.Contains(password, StringComparer.OrdinalIgnoreCase)) throw Refuse("access.passwordUsual");
    }

    public string Hash(string password) => _hasher.HashPassword(new Account(), password);

    /// <param name="hash">Null: nobody has it, and finding that out takes as long as a wrong password does.</param>
    /// <param name="rehashed">Set when the hash was made with fewer rounds than now and should be replaced.</param>
    public bool Matches(string? hash, string password, out string? rehashed)
    {
        rehashed = null;
        if (password.Length > Longest) return false;
        var result = _hasher.VerifyHashedPassword(new Account(), hash ?? _nobodys.Value, password);
        if (result == PasswordVerificationResult.SuccessRehashNeeded) rehashed = Hash(password);
        return hash is not null && result != PasswordVerificationResult.Failed;
    }

    private static RefusedException Refuse(string key, params (string, object?)[] arguments) => new(Sentence.Of(key, arguments));
}
