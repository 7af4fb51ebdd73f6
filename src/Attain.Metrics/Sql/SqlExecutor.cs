using System.Data.Common;
using Attain.Core;

namespace Attain.Metrics;

/// <summary>Answers with SQL on the workspace's tables: one SELECT per measure, all in one state of the tables.</summary>
internal sealed class SqlExecutor(Question question) : IMeasureExecutor
{
    public MeasureTable Run(IReadOnlyList<Measure> measures)
    {
        var table = new MeasureTable(measures);
        using var connection = question.View.Store.Open();
        using var asked = new AskedTables(question, connection);
        using var transaction = question.View.Store.Database.BeginRead(connection);
        CheckCalendar(connection, transaction);
        foreach (var measure in measures.Where(question.IsLoaded))
        {
            var query = new SqlQuery();
            var select = measure switch
            {
                FactMeasure fact => FactSql.Write(question, fact, query),
                HeadcountMeasure headcount => HeadcountSql.Write(question, headcount, query),
                TargetMeasure target => TargetSql.Write(question, target, query),
                _ => throw new ArgumentOutOfRangeException(nameof(measures), measure, message: null),
            };
            using var command = query.Command(connection, transaction, select);
            Read(command, table, table.IndexOf(measure));
        }

        transaction.Commit();
        return table;
    }

    private void Read(DbCommand command, MeasureTable table, int column)
    {
        var windows = question.By.Contains(Dimension.Window) ? WindowSql.Places(question.View) : [];
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var parts = new int[question.By.Count];
            for (var i = 0; i < parts.Length; i++)
            {
                // Only a period can be missing: all other keys are 0 where there is none.
                if (reader.IsDBNull(i)) throw CalendarIsMissing();
                parts[i] = question.By[i] == Dimension.Window ? windows[reader.GetInt64(i)] : (int)reader.GetInt64(i);
            }

            table.Row(new GroupKey(parts))[column] = reader.IsDBNull(parts.Length) ? null : reader.GetInt64(parts.Length);
        }
    }

    /// <summary>The days heads are counted on come from the calendar, so all of them must be there.</summary>
    private void CheckCalendar(DbConnection connection, DbTransaction transaction)
    {
        if (!question.Measures.OfType<HeadcountMeasure>().Any()) return;
        var query = new SqlQuery();
        var to = Math.Min(question.To, question.AsOf + 1);
        using var command = query.Command(
            connection, transaction, $"SELECT COUNT(*) FROM calendar c WHERE c.day >= {query.Value(question.From)} AND c.day < {query.Value(to)}");
        if ((long)command.ExecuteScalar()! < to - question.From) throw CalendarIsMissing();
    }

    private RefusedException CalendarIsMissing() =>
        new(Sentence.Of("metrics.calendarMissing", ("from", question.Days.From), ("to", question.Days.Last)));
}
