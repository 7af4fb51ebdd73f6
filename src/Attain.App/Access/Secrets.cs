using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Attain.App.Access;

/// <summary>
/// Secrets nobody chose: links, tokens, stamps. They have 256 bits, so a plain hash keeps them as safe as a slow one would.
/// </summary>
internal static class Secrets
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
