namespace Attain.Facts;

/// <summary>Values, or their beginnings when they end in *: "C*" is every value that starts with C.</summary>
internal sealed class ValuePatterns
{
    private readonly HashSet<string> _exact = new(StringComparer.Ordinal);
    private readonly List<string> _beginnings = [];

    public ValuePatterns(IEnumerable<string> patterns)
    {
        foreach (var pattern in patterns)
            if (pattern.EndsWith('*')) _beginnings.Add(pattern[..^1]);
            else _exact.Add(pattern);
    }

    public bool Match(ReadOnlySpan<char> value)
    {
        if (_exact.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value)) return true;
        foreach (var beginning in _beginnings)
            if (value.StartsWith(beginning)) return true;
        return false;
    }
}

/// <summary>Values put in place of others; a value that is not listed stays as it is. The longest fitting beginning wins.</summary>
internal sealed class ValueMap
{
    private readonly Dictionary<string, string> _exact = new(StringComparer.Ordinal);
    private readonly List<(string Beginning, string Value)> _beginnings = [];

    public ValueMap(IEnumerable<(string From, string To)> values)
    {
        foreach (var (from, to) in values)
            if (from.EndsWith('*')) _beginnings.Add((from[..^1], to));
            else _exact[from] = to;
        _beginnings.Sort((a, b) => b.Beginning.Length.CompareTo(a.Beginning.Length));
    }

    public ReadOnlySpan<char> Apply(ReadOnlySpan<char> value)
    {
        if (_exact.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(value, out var mapped)) return mapped;
        foreach (var (beginning, to) in _beginnings)
            if (value.StartsWith(beginning)) return to;
        return value;
    }
}
