namespace Attain.Facts;

/// <summary>How a field is typed, checked and shown.</summary>
public enum EditType
{
    Text,
    LongText,
    Money,

    /// <summary>A number with three decimals, as <see cref="OrderLine.QuantityScale"/>.</summary>
    Quantity,
    Count,
    Day,

    /// <summary>A day and time in the workspace's time zone; stored as UTC seconds.</summary>
    Instant,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>Another row, by its id.</summary>
    Reference,
}

/// <summary>A field of a row that people fill in.</summary>
/// <param name="Name">As files call it in imports: <c>expectedClose</c>.</param>
/// <param name="Property">The row's property.</param>
public sealed record EditField(string Name, string Property, EditType Type)
{
    private const int Line = 200;
    private const int Page = 4_000;

    public bool Required { get; init; }

    /// <summary>What kind of row a reference leads to.</summary>
    public Type? To { get; init; }

    /// <summary>The words of a choice that is kept as text; those of an enum are its own.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>May be below zero.</summary>
    public bool Signed { get; init; }

    public int MaxLength => Type == EditType.LongText ? Page : Line;
}

/// <summary>Something wrong with one field.</summary>
/// <param name="Field">Its <see cref="EditField.Name"/>; of a line of an order with the line before it: <c>lines.2.amount</c>.</param>
public sealed record FieldProblem(string Field, Core.Sentence Says);

/// <summary>What was typed cannot be saved: everything that is wrong with it, at once. Nothing has been changed.</summary>
public sealed class InvalidFieldsException(IReadOnlyList<FieldProblem> problems)
    : Exception(string.Join("; ", problems.Select(problem => $"{problem.Field}: {problem.Says}")))
{
    public IReadOnlyList<FieldProblem> Problems { get; } = problems;
}
