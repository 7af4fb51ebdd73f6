using Attain.Core;

namespace Attain.Facts;

/// <summary>What the text of a field must read as.</summary>
public enum FieldShape
{
    Text,

    /// <summary>A key: text that tells rows or records apart.</summary>
    Key,

    /// <summary>A day, or a day with a time.</summary>
    Day,
    Number,
    Flag,
}

/// <summary>A field of a kind as people choose a column for it.</summary>
public sealed record ImportField(string Name, bool Required, FieldShape Shape)
{
    /// <summary>What people call it.</summary>
    public Sentence Label => Sentence.Of($"import.field.{Name}");
}

/// <summary>The kinds of file that can be imported.</summary>
public static class ImportKinds
{
    private static readonly HashSet<string> Keys =
        new("id order lineNumber customer rep owner product territory parent manager opportunity lead person unit leader".Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> Days =
        new("day created firstResponse resolved opened entered closed expectedClose hireDate leaveDate from to converted".Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> Numbers =
        new("amount cost price quantity value potential minutes satisfaction".Split(' '), StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = [.. KindFields.Names];

    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static IReadOnlyList<ImportField> Fields(string kind) => KindFields.Of(kind) is { } fields
        ? [.. fields.Fields.Select(f => new ImportField(f.Name, f.Required, Shape(f.Name)))]
        : throw new ArgumentException($"There is no kind {kind}.", nameof(kind));

    private static FieldShape Shape(string field) =>
        Keys.Contains(field) ? FieldShape.Key
        : Days.Contains(field) ? FieldShape.Day
        : Numbers.Contains(field) ? FieldShape.Number
        : field == "sells" ? FieldShape.Flag
        : FieldShape.Text;
}
