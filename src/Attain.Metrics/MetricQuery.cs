using Attain.Core;

namespace Attain.Metrics;

/// <summary>A question: these metrics, cut along these dimensions, within this scope and these days.</summary>
public sealed record MetricQuery(IReadOnlyList<MetricId> Metrics)
{
    public MetricQuery(params MetricDefinition[] metrics) : this([.. metrics.Select(metric => metric.Id)])
    {
    }

    /// <summary>Rows of the answer are ordered by these, first to last.</summary>
    public IReadOnlyList<Dimension> By { get; init; } = [];

    /// <summary>Limits the question; never widens what the viewer may see.</summary>
    public Scope Where { get; init; } = Scope.Company;

    /// <summary>
    /// Null: everything up to the as-of day. An answer goes past the as-of day only when the days asked for do.
    /// </summary>
    public DateRange? Days { get; init; }

    /// <summary>Teams and divisions as they are on the as-of day, instead of as they were on the day of each fact.</summary>
    public bool AsIs { get; init; }

    public QueryExecutor Executor { get; init; } = QueryExecutor.Columns;
}

public enum QueryExecutor
{
    /// <summary>Over the fact columns in memory.</summary>
    Columns,

    /// <summary>As SQL on the workspace's tables: the oracle of the columns, and the way out when memory is outgrown.</summary>
    Sql,
}
