using System.Data.Common;
using System.Globalization;
using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>
/// What a question brings along that the tables do not hold, as temporary tables of the connection: who may be seen, where customers
/// stand, when tenure passes its bands. Dropped again at the end, for connections are pooled.
/// </summary>
internal sealed class AskedTables : IDisposable
{
    /// <summary>Rows to a statement.</summary>
    private const int Batch = 1_000;

    private readonly DbConnection _connection;
    private readonly List<string> _made = [];

    public AskedTables(Question question, DbConnection connection)
    {
        _connection = connection;
        if (question.VisibleReps is { } reps)
            Make("asked_viewer", "rep_id INTEGER NOT NULL PRIMARY KEY", reps.Select(rep => new[] { rep }));
        if (question.Named.Any(dimension => dimension is Dimension.Tier or Dimension.Segment))
        {
            Make("asked_standing", "customer_id INTEGER NOT NULL PRIMARY KEY, tier INTEGER NOT NULL, segment INTEGER NOT NULL",
                question.View.Standings.All.Select(standing => new[] { standing.CustomerId, standing.Tier, standing.Segment }));
        }

        if (question.Measures.OfType<HeadcountMeasure>().Any())
        {
            var bands = new TenureBands(question.View.Thresholds);
            Make("asked_tenure", "person_id INTEGER NOT NULL PRIMARY KEY, established_from INTEGER NOT NULL, senior_from INTEGER NOT NULL",
                question.View.Directory.People.Where(person => person.HireDay is not null).Select(person => new[]
                {
                    person.Id, EpochDay.Of(bands.EstablishedFrom(person.HireDay!.Value)), EpochDay.Of(bands.SeniorFrom(person.HireDay!.Value)),
                }));
        }
    }

    public void Dispose()
    {
        foreach (var table in _made) Run($"DROP TABLE IF EXISTS {table}");
    }

    private void Make(string table, string columns, IEnumerable<int[]> rows)
    {
        _made.Add(table);
        Run($"DROP TABLE IF EXISTS {table}");
        Run($"CREATE TEMPORARY TABLE {table} ({columns})");
        foreach (var batch in rows.Chunk(Batch))
        {
            var values = batch.Select(row => $"({string.Join(", ", row.Select(number => number.ToString(CultureInfo.InvariantCulture)))})");
            Run($"INSERT INTO {table} VALUES {string.Join(", ", values)}");
        }
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
