using System.Text;
using Attain.Core;

namespace Attain.App.Access;

/// <summary>Logins and names as people type them.</summary>
internal static class Logins
{
    private const int Longest = 100;

    public static string Normal(string typed) => typed.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    /// <exception cref="RefusedException">Too short, too long or with blanks.</exception>
    public static string Checked(string typed)
    {
        var login = Normal(typed);
        return login.Length is >= 2 and <= Longest && !login.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            ? login
            : throw new RefusedException(Sentence.Of("access.wrongLogin"));
    }

    /// <exception cref="RefusedException">Empty or too long.</exception>
    public static string CheckedName(string typed)
    {
        var name = typed.Trim();
        return name.Length is >= 1 and <= Longest && !name.Any(char.IsControl) ? name : throw new RefusedException(Sentence.Of("access.wrongName"));
    }

    /// <summary>For the audit: what anybody may have typed, cut to what is worth keeping.</summary>
    public static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];
}
