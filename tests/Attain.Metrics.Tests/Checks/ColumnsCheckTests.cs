using Attain.Facts;
using Attain.Tests.Support;

namespace Attain.Metrics.Tests.Checks;

public sealed class ColumnsCheckTests
{
    private const string CountedLine = "NOT deleted AND order_id IN (SELECT id FROM sales_order WHERE NOT deleted)";

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Any_company_is_in_the_columns_as_it_is_in_the_rows(TestDatabase database)
    {
        using var workspace = TestWorkspace.Create(database);
        RandomCompany.Fill(workspace.Store, seed: 4711);

        new ColumnsCheck().Run(workspace.Store).Wrong.ShouldBe(0);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Columns_that_missed_a_change_of_rows_are_found(TestDatabase database)
    {
        using var workspace = TestWorkspace.Create(database);
        RandomCompany.Fill(workspace.Store, seed: 4712);
        var before = FactSnapshot.Load(workspace.Store);
        using var connection = workspace.Store.Open();

        foreach (var (sql, found) in new[]
        {
            ($"UPDATE order_line SET amount = amount + 1 WHERE id = (SELECT MIN(id) FROM order_line WHERE {CountedLine})", "OrderLines.Amount"),
            ($"UPDATE order_line SET cost = cost + 1 WHERE id = (SELECT MIN(id) FROM order_line WHERE {CountedLine} AND cost IS NOT NULL)", "OrderLines.Cost"),
            ($"UPDATE order_line SET quantity = quantity + 1 WHERE id = (SELECT MIN(id) FROM order_line WHERE {CountedLine})", "OrderLines.Quantity"),
            ("UPDATE opportunity SET amount = amount + 1 WHERE id = (SELECT MIN(id) FROM opportunity WHERE NOT deleted AND amount IS NOT NULL)", "Opportunities.Amount"),
            ("UPDATE target SET value = value + 1 WHERE id = (SELECT MIN(id) FROM target WHERE NOT deleted)", "Targets.Value"),
            ("UPDATE spend SET amount = amount + 1 WHERE id = (SELECT MIN(id) FROM spend WHERE NOT deleted)", "Spend.Amount"),
            ("UPDATE lead SET deleted = TRUE WHERE id = (SELECT MIN(id) FROM lead WHERE NOT deleted)", "Leads"),
        })
        {
            using var transaction = connection.BeginTransaction();
            using (var command = connection.CreateCommand())
            {
                (command.Transaction, command.CommandText) = (transaction, sql);
                command.ExecuteNonQuery().ShouldBe(1);
            }
            var result = ColumnsCheck.Compare(before, connection, transaction);
            result.Says.Arguments.Single(a => a.Name == "where").Value.ShouldBe(new[] { found });
            transaction.Rollback();
        }
        ColumnsCheck.Compare(before, connection, null).Wrong.ShouldBe(0);
    }
}
