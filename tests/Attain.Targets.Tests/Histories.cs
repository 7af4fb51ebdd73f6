using Attain.Facts;

namespace Attain.Targets.Tests;

/// <summary>Companies of chance and of rule.</summary>
internal static class Histories
{
    /// <summary>Sales of every rep and product on random days, some returns, some lines of nobody; the second rep has left.</summary>
    public static Company Random(int seed, DateOnly from, int months, Company? company = null)
    {
        var random = new Random(seed);
        company ??= new Company();
        for (var i = 1; i <= 4; i++) company.Rep($"Rep {i}", i == 2 ? from.AddMonths(months) : null);
        for (var i = 1; i <= 3; i++) company.Product($"Product {i}");
        for (var i = 0; i < months * 12; i++)
        {
            var amount = random.Next(10) == 0 ? -random.Next(1, 20_000) : random.Next(1, 90_000);
            company.Sell(
                from.AddDays(random.Next(months * 30)), amount,
                random.Next(6) == 0 ? null : random.Next(1, 5), random.Next(9) == 0 ? null : random.Next(1, 4));
        }
        return company;
    }

    /// <summary>One sale in the middle of each month: what a function of the month's number says.</summary>
    public static Company Monthly(DateOnly first, int months, Func<int, long> amount, Company? company = null)
    {
        company ??= new Company();
        var rep = company.Rep("Rep").Id;
        var product = company.Product("Product").Id;
        // The first day is a sale of nothing, so that the first month counts as known from its start.
        company.Sell(first, 0, rep, product);
        for (var i = 0; i < months; i++) company.Sell(first.AddMonths(i).AddDays(14), amount(i), rep, product);
        return company;
    }
}
