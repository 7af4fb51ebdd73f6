using System.Globalization;
using System.Security.Cryptography;
using Attain.Facts;
using Microsoft.AspNetCore.DataProtection;

namespace Attain.App.Access;

/// <summary>Carries "the password was right" from the first form of the sign-in to the second, for a few minutes.</summary>
public sealed class CodeTicket(IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private readonly IDataProtector _protector = protection.CreateProtector("sign-in-code");

    public string Write(Account account, bool keep) => _protector.Protect(string.Create(
        CultureInfo.InvariantCulture,
        $"{account.Id} {account.SecurityStamp} {(keep ? 1 : 0)} {(time.GetUtcNow() + Lifetime).ToUnixTimeSeconds()}"));

    /// <returns>Null when it is not ours or too old.</returns>
    public (int AccountId, string Stamp, bool Keep)? Read(string ticket)
    {
        try
        {
            var parts = _protector.Unprotect(ticket).Split(' ');
            return long.Parse(parts[3], CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeSeconds()
                ? (int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2] == "1")
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
