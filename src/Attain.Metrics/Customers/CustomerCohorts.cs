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
    public static IReadOnlyList<CohortCell> Build(IEnumerable<CustomerHistory> histories) =>
        [.. histories
            .Where(history => history.OrderDays.Count > 0)
            .SelectMany(Months)
            .CountBy(month => month)
            .Select(cell => new CohortCell(cell.Key.Cohort, cell.Key.MonthsLater, cell.Value))
            .OrderBy(cell => cell.Cohort).ThenBy(cell => cell.MonthsLater)];

    private static IEnumerable<(DateOnly Cohort, int MonthsLater)> Months(CustomerHistory history)
    {
        var first = history.OrderDays[0];
        var cohort = new DateOnly(first.Year, first.Month, 1);
        return history.OrderDays
            .Select(day => (day.Year - first.Year) * 12 + day.Month - first.Month)
            .Distinct()
            .Select(later => (cohort, later));
    }
}
