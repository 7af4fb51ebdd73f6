namespace Attain.Metrics;

/// <summary>Answers with SQL on the workspace's tables.</summary>
internal sealed class SqlExecutor(Question question) : IMeasureExecutor
{
    public MeasureTable Run(IReadOnlyList<Measure> measures) => throw new NotSupportedException($"{question.By.Count}");
}
