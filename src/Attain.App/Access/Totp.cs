using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Attain.App.Access;

/// <summary>Codes of authenticator apps: RFC 6238 with the values all of them know, SHA-1, 30 seconds, six digits.</summary>
public static class Totp
{
    private const int StepSeconds = 30;
    private const int Digits = 1_000_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(20);

    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 and every authenticator app say SHA-1; as a MAC it is not broken.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % Digits).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The time step a code is right for: now, or one before or after for clocks that differ; null when it is wrong.</summary>
    /// <param name="last">The last step a code was taken for; older codes are used up.</param>
    public static long? StepOf(byte[] key, string code, DateTimeOffset now, long last)
    {
        var typed = Encoding.ASCII.GetBytes(string.Concat(code.Where(char.IsAsciiDigit)));
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        for (var step = current - 1; step <= current + 1; step++)
            if (step > last && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(key, step)), typed))
                return step;
        return null;
    }

    /// <summary>As it is typed into an app when the picture cannot be read.</summary>
    public static string ToBase32(byte[] key)
    {
        var text = new StringBuilder(key.Length * 8 / 5 + 1);
        int held = 0, bits = 0;
        foreach (var value in key)
        {
            held = (held << 8 | value) & 0xFFFF;
            for (bits += 8; bits >= 5; bits -= 5) text.Append(Base32[held >> (bits - 5) & 31]);
        }
        if (bits > 0) text.Append(Base32[held << (5 - bits) & 31]);
        return text.ToString();
    }

    /// <summary>What the picture says to the app.</summary>
    public static string Address(byte[] key, string login) =>
        $"otpauth://totp/Attain:{Uri.EscapeDataString(login)}?secret={ToBase32(key)}&issuer=Attain";
}
