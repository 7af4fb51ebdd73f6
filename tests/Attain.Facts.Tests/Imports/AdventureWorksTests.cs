using System.Globalization;
using System.IO.Compression;
using Attain.Tests.Support;

namespace Attain.Facts.Tests.Imports;

/// <summary>The real company's files end up in the tables to the last of four decimals.</summary>
public sealed class AdventureWorksTests
{
    private static readonly string Folder = Repo.File("samples", "adventureworks");

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Sample_imported_sums_equal_the_files_exactly(TestDatabase database)
    {
        using var bench = new ImportBench(database, scale: 4);
        Import("territories", "DimSalesTerritory.csv", "territories.json").Inserted.ShouldBe(11);
        Import("people", "DimEmployee.csv", "people.json").Inserted.ShouldBe(296);
        Import("customers", "DimReseller.csv", "dealers.json").Inserted.ShouldBe(701);
        Import("products", "DimProduct.csv", "products.json").Inserted.ShouldBe(504);
        Import("orders", "FactResellerSales.csv.gz", "dealer-orders.json").Inserted.ShouldBe(60_855);
        Import("orders", "FactInternetSales.csv.gz", "internet-orders.json").Inserted.ShouldBe(60_398);
        Import("targets", "FactSalesQuota.csv", "quotas.json").Inserted.ShouldBe(163);

        var dealers = Sum("FactResellerSales.csv.gz", "SalesAmount", "TotalProductCost", "OrderQuantity");
        var internet = Sum("FactInternetSales.csv.gz", "SalesAmount", "TotalProductCost", "OrderQuantity");
        foreach (var (source, sums) in new[] { ("dealers", dealers), ("internet", internet) })
        {
            const string from = "FROM order_line l JOIN sales_order o ON o.id = l.order_id JOIN data_source s ON s.id = o.source_id WHERE s.name = ";
            bench.Scalar($"SELECT CAST(SUM(l.amount) AS BIGINT) {from}'{source}'").ShouldBe((long)(sums[0] * 10_000));
            bench.Scalar($"SELECT CAST(SUM(l.cost) AS BIGINT) {from}'{source}'").ShouldBe((long)(sums[1] * 10_000));
            bench.Scalar($"SELECT CAST(SUM(l.quantity) AS BIGINT) {from}'{source}'").ShouldBe((long)(sums[2] * 1_000));
        }
        bench.Scalar("SELECT CAST(SUM(value) AS BIGINT) FROM target").ShouldBe((long)(Sum("FactSalesQuota.csv", "SalesAmountQuota")[0] * 10_000));

        ImportReport Import(string kind, string file, string mapping)
        {
            var request = new ImportRequest(Path.Combine(Folder, file), kind, ImportMapping.Load(Path.Combine(Folder, mapping))) { Actor = "test" };
            var importer = new Importer(bench.Store);
            var report = importer.Run(request);
            ImportBench.Said(report).ShouldBeEmpty();
            var again = importer.Run(request);
            (again.Written, again.Inserted, again.Updated, again.Unchanged).ShouldBe((false, 0, 0, report.Inserted));
            return report;
        }
    }

    /// <summary>Adds up columns of a file that has no quoted fields, with nothing of the importer's own.</summary>
    private static decimal[] Sum(string file, params string[] columns)
    {
        using Stream bytes = File.OpenRead(Path.Combine(Folder, file));
        using var text = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(bytes, CompressionMode.Decompress) : bytes);
        var header = text.ReadLine()!.Split(',');
        var sums = new decimal[columns.Length];
        while (text.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            for (var i = 0; i < columns.Length; i++) sums[i] += decimal.Parse(fields[Array.IndexOf(header, columns[i])], CultureInfo.InvariantCulture);
        }
        return sums;
    }
}
