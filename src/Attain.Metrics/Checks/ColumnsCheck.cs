using System.Data.Common;
using System.Globalization;
using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>The columns that questions are answered from hold what the rows hold: as many of each fact, and the same sums.</summary>
internal sealed class ColumnsCheck : IIntegrityCheck
{
    private sealed record Held(FactKind Fact, string From, string Where, params (FactColumn Column, string Sql)[] Sums);

    private static readonly Held[] All =
    [
        new(FactKind.OrderLines, "order_line f JOIN sales_order h ON h.id = f.order_id", "NOT f.deleted AND NOT h.deleted",
            (FactColumn.Amount, "f.amount"), (FactColumn.Cost, "f.cost"), (FactColumn.Quantity, "f.quantity")),
        new(FactKind.Leads, "lead f", "NOT f.deleted"),
        new(FactKind.Opportunities, "opportunity f", "NOT f.deleted", (FactColumn.Amount, "f.amount")),
        new(FactKind.Activities, "activity f", "NOT f.deleted"),
        new(FactKind.Tickets, "ticket f", "NOT f.deleted"),
        new(FactKind.Spend, "spend f", "NOT f.deleted", (FactColumn.Amount, "f.amount")),
        new(FactKind.Targets, "target f", "NOT f.deleted", (FactColumn.Value, "f.value")),
    ];

    public CheckResult Run(WorkspaceStore store)
    {
        while (true)
        {
            var snapshot = FactSnapshot.Load(store);
            using var connection = store.Open();
            using var transaction = store.Database.BeginRead(connection);
            // A change that was committed in between is in the rows, but not in the columns: look again.
            if (Number(connection, transaction, "SELECT seq FROM workspace") == snapshot.Seq) return Compare(snapshot, connection, transaction);
        }
    }

    internal static CheckResult Compare(FactSnapshot snapshot, DbConnection connection, DbTransaction? transaction)
    {
        var wrong = All.SelectMany(held => Different(held, snapshot[held.Fact], connection, transaction)).ToList();
        return new("columns", wrong.Count, wrong.Count == 0 ? Sentence.Of("metrics.check") : Sentence.Of("metrics.check.wrong", ("count", wrong.Count), ("where", wrong)));
    }

    private static IEnumerable<string> Different(Held held, FactTable table, DbConnection connection, DbTransaction? transaction)
    {
        if (table.Rows != Number(connection, transaction, $"SELECT COUNT(*) FROM {held.From} WHERE {held.Where}")) yield return $"{held.Fact}";
        foreach (var (column, sql) in held.Sums)
            if (Sum(table, column) != Number(connection, transaction, $"SELECT CAST(COALESCE(SUM({sql}), 0) AS BIGINT) FROM {held.From} WHERE {held.Where}"))
                yield return $"{held.Fact}.{column}";
    }

    private static long Sum(FactTable table, FactColumn column)
    {
        var (index, values, sum) = (table.Index(column), new long[Segment.Capacity], 0L);
        foreach (var segment in table.Segments)
        {
            segment[index].Decode(values);
            foreach (var value in values.AsSpan(0, segment.Count)) sum += value;
        }
        return sum;
    }

    private static long Number(DbConnection connection, DbTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
