namespace Attain.Facts;

/// <summary>How alike two names of a column are, from 0 to 1: the same but for case and signs, one within the other, or by the pairs of letters they share.</summary>
internal static class NameLikeness
{
    private const decimal LeastWithin = 0.6m;

    public static decimal Of(string left, string right)
    {
        var (a, b) = (Plain(left), Plain(right));
        if (a.Length == 0 || b.Length == 0) return 0;
        if (a == b) return 1;
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        // Chinese says in two characters what English says in six letters.
        var telling = shorter.Length >= (shorter[0] > 0x2E80 ? 2 : 4);
        var within = telling && longer.Contains(shorter, StringComparison.Ordinal)
            ? LeastWithin + ((1 - LeastWithin) * shorter.Length / longer.Length * 0.9m)
            : 0;
        return Math.Max(within, Pairs(a, b) * 0.85m);
    }

    /// <summary>Lower case, letters and digits only, without what stands in brackets: a unit, as a rule.</summary>
    public static string Plain(string name)
    {
        var open = name.IndexOfAny(['(', '（', '[', '【']);
        var bare = open > 0 ? name[..open] : name;
        return string.Concat(bare.Where(char.IsLetterOrDigit)).ToLowerInvariant();
    }

    /// <summary>Dice's coefficient over pairs of neighbouring characters.</summary>
    private static decimal Pairs(string a, string b)
    {
        if (a.Length < 2 || b.Length < 2) return 0;
        var pairs = Enumerable.Range(0, a.Length - 1).Select(i => a.Substring(i, 2)).ToList();
        var all = pairs.Count + b.Length - 1;
        var shared = Enumerable.Range(0, b.Length - 1).Count(i => pairs.Remove(b.Substring(i, 2)));
        return 2m * shared / all;
    }
}
