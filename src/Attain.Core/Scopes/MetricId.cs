using System.Text.RegularExpressions;

namespace Attain.Core;

/// <summary>The name of a metric, in snake_case: <c>gross_margin</c>.</summary>
/// <exception cref="ArgumentException">The name is not lower-case words of letters and digits joined by single underscores.</exception>
public readonly partial record struct MetricId(string Name)
{
    public string Name { get; } = Name is not null && SnakeCase().IsMatch(Name)
        ? Name
        : throw new ArgumentException($"'{Name}' is not a metric name: lower-case words joined by underscores are expected.", nameof(Name));

    public override string ToString() => Name;

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(_[a-z0-9]+)*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex SnakeCase();
}
