using System.Globalization;

namespace Attain.Bench;

/// <summary>
/// The files of a generated company: 36 months, 10 territories, 120 reps who each sell 12 of 40 product lines (so month × rep × line
/// is about 50,000 cells), a customer for every 50 order lines. Few customers order much and many little; they come in over the whole
/// time; one line in fifty comes back, and one document in a hundred is a return.
/// </summary>
internal sealed class CompanyFiles(string folder, int lines, int seed)
{
    private const int Months = 36;
    private const int Territories = 10;
    private const int Reps = 120;
    private const int LinesOfARep = 12;
    private const int ProductLines = 40;
    private const int ProductsInALine = 10;
    private const int LinesInACategory = 10;

    private static readonly DateOnly First = new(2022, 1, 1);

    private static readonly int Days = First.AddMonths(Months).DayNumber - First.DayNumber;

    private readonly Random _random = new(seed);
    private readonly int _customers = Math.Max(Reps, lines / 50);

    /// <summary>Kinds and files in the order in which they build on each other; the order lines come last.</summary>
    public IReadOnlyList<(string Kind, string File)> Write() =>
    [
        Write("territories", "id,name", Numbered(Territories, n => $"T{n},Territory {n}")),
        Write("people", "id,name,hireDate,sells", Numbered(Reps, n => $"R{n},Rep {n},2019-03-01,1")),
        Write("customers", "id,name,territory,owner", Numbered(_customers, n => $"C{n},Customer {n},T{TerritoryOf(RepOf(n))},R{RepOf(n)}")),
        Write("products", "id,name,line,category", Numbered(ProductLines * ProductsInALine, Product)),
        Write("orders", "order,lineNumber,day,document,customer,rep,territory,channel,product,quantity,amount,cost", OrderLines()),
    ];

    private (string Kind, string File) Write(string kind, string header, IEnumerable<string> rows)
    {
        var file = Path.Combine(folder, $"{kind}.csv");
        File.WriteAllLines(file, rows.Prepend(header));
        return (kind, file);
    }

    private static IEnumerable<string> Numbered(int count, Func<int, string> row) => Enumerable.Range(0, count).Select(row);

    private static string Product(int n)
    {
        var line = n / ProductsInALine;
        return $"P{n},Product {n},Line {line},Category {line / LinesInACategory}";
    }

    private static int RepOf(int customer) => customer % Reps;

    private static int TerritoryOf(int rep) => rep % Territories;

    /// <summary>In the order of days, as an order system would give them.</summary>
    private IEnumerable<string> OrderLines()
    {
        var starts = Array.ConvertAll(new int[_customers], _ => _random.Next(3) == 0 ? 0 : _random.Next(Days));
        var orders = new List<(int Day, int Customer, int Lines)>();
        for (var made = 0; made < lines;)
        {
            // The square of an even number between 0 and 1 is small more often than large.
            var customer = (int)(_customers * Math.Pow(_random.NextDouble(), 2));
            var size = Math.Min(1 + _random.Next(5), lines - made);
            orders.Add((_random.Next(starts[customer], Days), customer, size));
            made += size;
        }

        orders.Sort();
        return orders.SelectMany((order, number) => LinesOf(number, order.Day, order.Customer, order.Lines));
    }

    private IEnumerable<string> LinesOf(int order, int day, int customer, int count)
    {
        var rep = RepOf(customer);
        var document = _random.Next(100) == 0 ? "return" : "order";
        for (var line = 1; line <= count; line++)
        {
            var product = ((((rep * 7) + _random.Next(LinesOfARep)) % ProductLines) * ProductsInALine) + _random.Next(ProductsInALine);
            var quantity = (1 + _random.Next(20)) * (_random.Next(50) == 0 ? -1 : 1);
            var price = 500L + (product * 37 % 400 * 25) + _random.Next(100);
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"O{order},{line},{First.AddDays(day):yyyy-MM-dd},{document},C{customer},R{rep},T{TerritoryOf(rep)},Channel {customer % 3},P{product},{quantity},{Money(quantity * price)},{Money(quantity * price * 6 / 10)}");
        }
    }

    private static string Money(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
