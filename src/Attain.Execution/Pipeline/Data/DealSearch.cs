using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Attain.Execution;

/// <summary>What to look for among deals.</summary>
public enum DealFilter
{
    All,

    /// <summary>Past their planned close.</summary>
    Overdue,

    /// <summary>Planned to close this month.</summary>
    ThisMonth,

    /// <summary>Nothing agreed to happen next.</summary>
    NoStep,

    /// <summary>The seller commits to them.</summary>
    Commit,
}

/// <summary>Finds deals by what the columns do not hold.</summary>
public static class DealSearch
{
    private const int MostCustomers = 2_000;

    /// <summary>Ids of deals, open or not, in sight or not; null when nothing limits them.</summary>
    /// <param name="text">Part of the name of the deal or its customer.</param>
    public static IReadOnlySet<int>? Find(WorkspaceView view, string? text, DealFilter flag)
    {
        if (string.IsNullOrWhiteSpace(text) && flag == DealFilter.All) return null;
        using var db = view.Store.NewDb();
        var deals = db.Set<Opportunity>().AsNoTracking().Where(deal => !deal.Deleted);
        var today = WorkDay.Of(view);
        var month = view.Profile.Calendar.Of(Grain.Month, today).Days;
        var (from, to) = (month.From, month.To);
        deals = flag switch
        {
            DealFilter.Overdue => deals.Where(deal => deal.Outcome == Outcome.Open && deal.ExpectedCloseDay < today),
            DealFilter.ThisMonth => deals.Where(deal => deal.Outcome == Outcome.Open && deal.ExpectedCloseDay >= from && deal.ExpectedCloseDay < to),
            DealFilter.NoStep => deals.Where(deal => deal.Outcome == Outcome.Open && deal.NextStep == null && deal.NextStepDay == null),
            DealFilter.Commit => deals.Where(deal => deal.Outcome == Outcome.Open && deal.Category == ForecastCategory.Commit),
            _ => deals,
        };
        if (text?.Trim() is { Length: > 0 } words)
        {
            int?[] customers = [.. view.Directory.Customers.Where(customer => customer.Name.Contains(words, StringComparison.OrdinalIgnoreCase)).Take(MostCustomers).Select(customer => (int?)customer.Id)];
            var lower = words.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // Lower case here is the database's.
            deals = deals.Where(deal => deal.Name.ToLower().Contains(lower) || EF.Parameter(customers).Contains(deal.CustomerId));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
        }
        return deals.Select(deal => deal.Id).ToHashSet();
    }
}
