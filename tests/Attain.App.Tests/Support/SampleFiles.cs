using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Attain.App.Tests;

/// <summary>One order line as the sample's files have it.</summary>
public sealed record FileLine(
    string Channel, DateOnly Day, string Order, string Customer, string Rep, string Territory, string Product, string Line, string Category, decimal Quantity, decimal Cost, decimal Amount);

/// <summary>A quota with the window it is for: from its own date to the day before the rep's next.</summary>
public sealed record FileQuota(string Rep, DateOnly From, DateOnly To, decimal Amount);

/// <summary>AdventureWorks read straight from its files, with nothing of the product: what its answers are held against.</summary>
public static class SampleFiles
{
    /// <summary>The last day dealers ordered, from which the sample is looked at.</summary>
    public static readonly DateOnly AsOf = new(2013, 11, 29);

    private static readonly Lazy<IReadOnlyList<FileLine>> AllLines = new(ReadLines);

    /// <summary>All order lines, also those after <see cref="AsOf"/>.</summary>
    public static IReadOnlyList<FileLine> Lines => AllLines.Value;

    public static string Path(string file) => Repo.File("samples", "adventureworks", file);

    public static IReadOnlyList<FileQuota> Quotas()
    {
        var given = Rows("FactSalesQuota.csv").Select(r => (Rep: r["EmployeeKey"], Day: Day(r["Date"]), Amount: Number(r["SalesAmountQuota"]))).ToList();
        return [.. given.Select(q => new FileQuota(
            q.Rep, q.Day, given.Where(o => o.Rep == q.Rep && o.Day > q.Day).Select(o => o.Day).DefaultIfEmpty(q.Day.AddMonths(3)).Min(), q.Amount))];
    }

    private static List<FileLine> ReadLines()
    {
        var subcategories = Rows("DimProductSubcategory.csv").ToDictionary(r => r["ProductSubcategoryKey"]);
        var categories = Rows("DimProductCategory.csv").ToDictionary(r => r["ProductCategoryKey"], r => r["EnglishProductCategoryName"]);
        var subcategoryOf = Rows("DimProduct.csv").ToDictionary(r => r["ProductKey"], r => r["ProductSubcategoryKey"]);
        return
        [
            .. Rows("FactResellerSales.csv.gz").Select(r => Line(r, "Dealer", r["ResellerKey"], r["EmployeeKey"])),
            .. Rows("FactInternetSales.csv.gz").Select(r => Line(r, "Internet", r["CustomerKey"], "")),
        ];

        FileLine Line(Dictionary<string, string> row, string channel, string customer, string rep)
        {
            var subcategory = subcategories[subcategoryOf[row["ProductKey"]]];
            return new(
                channel, Day(row["OrderDate"]), row["SalesOrderNumber"], $"{channel} {customer}", rep, row["SalesTerritoryKey"], row["ProductKey"],
                subcategory["EnglishProductSubcategoryName"], categories[subcategory["ProductCategoryKey"]],
                Number(row["OrderQuantity"]), Number(row["TotalProductCost"]), Number(row["SalesAmount"]));
        }
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        using Stream bytes = File.OpenRead(Path(file));
        using var text = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(bytes, CompressionMode.Decompress) : bytes);
        var header = Fields(text.ReadLine()!);
        while (text.ReadLine() is { } line)
        {
            var fields = Fields(line);
            yield return header.Zip(fields).ToDictionary(p => p.First, p => p.Second);
        }
    }

    /// <summary>Cuts a record at its commas, apart from those within quotes. No record of the sample goes over several lines.</summary>
    private static List<string> Fields(string line)
    {
        if (!line.Contains('"', StringComparison.Ordinal)) return [.. line.Split(',')];
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var sign in line)
        {
            if (sign == '"') quoted = !quoted;
            else if (sign == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else field.Append(sign);
        }
        return [.. fields, field.ToString()];
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
