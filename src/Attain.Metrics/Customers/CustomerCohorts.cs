using System.Runtime.InteropServices;

namespace Attain.Metrics;

/// <summary>Customers won in one month who ordered again some months later.</summary>
/// <param name="Cohort">First day of the month of their first order.</param>
/// <param name="MonthsLater">0 is that month itself, in which all of them ordered.</param>
/// <param name="Customers">How many of them ordered in that month.</param>
public sealed record CohortCell(DateOnly Cohort, int MonthsLater, int Customers);

/// <summary>Repurchase by cohort: of those won in a month, how many came back in each later one.</summary>
public static class CustomerCohorts
{
    /// <returns>Cells with at least one customer, by cohort and months later.</returns>
    public static IReadOnlyList<CohortCell> Build(IEnumerable<CustomerHistory> histories)
    {
        var customers = new Dictionary<(int Cohort, int Later), int>();
        foreach (var history in histories)
        {
            var (cohort, before) = (0, -1);
            for (var i = 0; i < history.OrderDays.Count; i++)
            {
                var month = MonthOf(history.OrderDays[i]);
                if (i == 0) cohort = month;
                // Days ascend, so those of one month follow each other.
                if (month - cohort == before) continue;
                before = month - cohort;
                CollectionsMarshal.GetValueRefOrAddDefault(customers, (cohort, before), out _)++;
            }
        }

        return [.. customers.OrderBy(cell => cell.Key).Select(cell => new CohortCell(FirstDayOf(cell.Key.Cohort), cell.Key.Later, cell.Value))];
    }

    /// <summary>Months since January of year 1.</summary>
    private static int MonthOf(DateOnly day)
    {
        var (year, month, _) = day;
        return (year - 1) * 12 + month - 1;
    }

    private static DateOnly FirstDayOf(int month) => new(month / 12 + 1, month % 12 + 1, 1);
}
