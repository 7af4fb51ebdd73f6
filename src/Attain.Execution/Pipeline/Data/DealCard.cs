using Attain.Facts;
using Attain.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Attain.Execution;

/// <summary>How a deal stands, told by its dates.</summary>
public enum DealState
{
    Well,

    /// <summary>Nobody has touched it for longer than a deal may rest.</summary>
    Resting,

    /// <summary>Its planned close or its next step is past.</summary>
    Overdue,
}

/// <summary>A deal as a card or a line shows it.</summary>
/// <param name="StageDays">Days in its stage.</param>
/// <param name="RestDays">Days since an activity, a change of stage, or its beginning.</param>
public sealed record DealCard(Opportunity Deal, int StageDays, int RestDays, DealState State)
{
    /// <summary>Cards in the order of the ids; deals that are gone since are left out.</summary>
    public static IReadOnlyList<DealCard> Read(WorkspaceView view, IReadOnlyList<int> ids)
    {
        if (ids.Count == 0) return [];
        using var db = view.Store.NewDb();
        int[] wanted = [.. ids];
        var deals = db.Set<Opportunity>().AsNoTracking().Where(deal => EF.Parameter(wanted).Contains(deal.Id) && !deal.Deleted).ToDictionary(deal => deal.Id);
        var entered = db.Set<StageEntry>().AsNoTracking().Where(entry => EF.Parameter(wanted).Contains(entry.OpportunityId) && !entry.Deleted)
            .GroupBy(entry => entry.OpportunityId).Select(group => new { group.Key, At = group.Max(entry => entry.EnteredAt) }).ToDictionary(group => group.Key, group => group.At);
        int?[] nullable = [.. ids.Select(id => (int?)id)];
        var touched = db.Set<Activity>().AsNoTracking().Where(activity => EF.Parameter(nullable).Contains(activity.OpportunityId) && !activity.Deleted)
            .GroupBy(activity => activity.OpportunityId).Select(group => new { group.Key, Day = group.Max(activity => activity.Day) }).ToDictionary(group => group.Key ?? 0, group => group.Day);
        var today = WorkDay.Of(view);
        var mayRest = view.Thresholds[OpenOpportunities.RestDays];
        return [.. ids.Where(deals.ContainsKey).Select(id => Card(deals[id]))];

        DealCard Card(Opportunity deal)
        {
            var stage = entered.TryGetValue(deal.Id, out var at) ? view.Profile.DayOf(at) : deal.Day;
            var last = touched.TryGetValue(deal.Id, out var day) && day > stage ? day : stage;
            var (inStage, rested) = (Math.Max(0, today.DayNumber - stage.DayNumber), Math.Max(0, today.DayNumber - last.DayNumber));
            var state = deal.Outcome != Outcome.Open ? DealState.Well
                : deal.ExpectedCloseDay < today || deal.NextStepDay < today ? DealState.Overdue
                : rested >= mayRest && !(deal.NextStepDay >= today) ? DealState.Resting
                : DealState.Well;
            return new(deal, inStage, rested, state);
        }
    }
}
