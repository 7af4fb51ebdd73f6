using Attain.Metrics;

namespace Attain.Bench;

/// <summary>One question, asked in two ways: of the product, over the columns, and in SQL as somebody who knows the tables would write it.</summary>
internal abstract record Comparison(string Name, string Sql)
{
    /// <summary>The rows of the answer over the columns as whole numbers, with the columns of the SQL's. Turning them into numbers is not timed.</summary>
    public abstract Timed<List<long[]>> AskColumns(WorkspaceView view, int runs);
}

/// <param name="Ask">What is timed.</param>
/// <param name="Rows">What the answer says, for comparing.</param>
internal sealed record Comparison<T>(string Name, Func<WorkspaceView, T> Ask, Func<T, IEnumerable<long[]>> Rows, string Sql) : Comparison(Name, Sql)
{
    public override Timed<List<long[]>> AskColumns(WorkspaceView view, int runs)
    {
        var (answer, median, least) = Timing.Several(runs, () => Ask(view));
        return new([.. Rows(answer)], median, least);
    }
}

internal static class RowSet
{
    /// <summary>The same rows, whatever their order.</summary>
    public static void MustAgree(string question, List<long[]> expected, List<long[]> found)
    {
        var left = expected.Order(ByValues).ToList();
        var right = found.Order(ByValues).ToList();
        if (left.Count != right.Count) throw new InvalidOperationException($"{question}: {left.Count} rows and {right.Count} rows.");
        foreach (var (a, b) in left.Zip(right))
            if (!a.AsSpan().SequenceEqual(b))
                throw new InvalidOperationException($"{question}: ({string.Join(", ", a)}) and ({string.Join(", ", b)}).");
    }

    private static readonly Comparer<long[]> ByValues = Comparer<long[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));
}
