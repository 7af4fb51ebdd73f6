namespace Attain.Core;

public enum Language
{
    Chinese,
    English,
}

/// <summary>
/// Something to be said: a key of a Texts.json and what fills its placeholders. In which language is decided at the edge, by
/// <see cref="Texts"/>; rules and tests work with the key.
/// </summary>
/// <param name="Arguments">
/// Values as <see cref="Format.Value"/> takes them. What is not mentioned in the text is simply not said.
/// </param>
public sealed record Sentence(string Key, IReadOnlyList<(string Name, object? Value)> Arguments)
{
    public static Sentence Of(string key, params (string Name, object? Value)[] arguments) => new(key, arguments);

    public bool Equals(Sentence? other) => other is not null && Key == other.Key && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => HashCode.Combine(Key, Arguments.Count);

    /// <summary>For logs and failing tests, not for people's eyes.</summary>
    public override string ToString() =>
        Arguments.Count == 0 ? Key : $"{Key} ({string.Join(", ", Arguments.Select(argument => $"{argument.Name}: {argument.Value}"))})";
}
