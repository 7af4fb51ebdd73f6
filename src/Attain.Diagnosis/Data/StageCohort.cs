using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Attain.Diagnosis;

/// <summary>Follows the deals opened in some days through the stages they entered.</summary>
internal static class StageCohort
{
    public static StageFunnel Read(WorkspaceView view, DateRange days, Scope where)
    {
        var context = new DiagnosisContext(view, DiagnosisPeriods.Of(view, days, null), where);
        using var db = view.Store.NewDb();
        var (first, end) = (days.From, days.To);
        var deals = db.Set<Opportunity>().AsNoTracking().Where(deal => !deal.Deleted && deal.Day >= first && deal.Day < end).AsEnumerable()
            .Where(deal => DealScope.Holds(context, where, deal)).ToDictionary(deal => deal.Id);
        var stages = db.Set<Stage>().AsNoTracking().Where(stage => !stage.Deleted && stage.Outcome == Outcome.Open).OrderBy(stage => stage.Position).ToList();
        var place = stages.Select((stage, i) => (stage.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);

        // Joined in the database: the history of other days' deals is much longer than theirs.
        var entries = (from entry in db.Set<StageEntry>().AsNoTracking()
                       join deal in db.Set<Opportunity>() on entry.OpportunityId equals deal.Id
                       where !entry.Deleted && !deal.Deleted && deal.Day >= first && deal.Day < end
                       select new { entry.OpportunityId, entry.StageId, entry.EnteredAt, entry.Id }).AsEnumerable()
            .Where(entry => deals.ContainsKey(entry.OpportunityId) && view.Profile.DayOf(entry.EnteredAt) <= view.AsOf)
            .OrderBy(entry => entry.EnteredAt).ThenBy(entry => entry.Id)
            .ToLookup(entry => entry.OpportunityId);
        // As it stood on the as-of day: an earlier year is looked at with as little known of its end as is known now of this one.
        Outcome Stands(Opportunity deal) => deal.ClosedDay > view.AsOf ? Outcome.Open : deal.Outcome;
        var won = deals.Values.Count(deal => Stands(deal) == Outcome.Won);
        if (entries.Count == 0 || stages.Count == 0) return new(deals.Count, won, []);

        var (reached, lost, open) = (new int[stages.Count], new int[stages.Count], new int[stages.Count]);
        var stays = stages.Select(_ => new List<double>()).ToList();
        foreach (var deal in deals.Values)
        {
            var steps = entries[deal.Id].ToList();
            var outcome = Stands(deal);
            var furthest = outcome == Outcome.Won ? stages.Count - 1 : steps.Select(step => place.GetValueOrDefault(step.StageId, -1)).DefaultIfEmpty(-1).Max();
            for (var i = 0; i <= furthest; i++) reached[i]++;
            if (furthest >= 0 && outcome == Outcome.Lost) lost[furthest]++;
            if (outcome == Outcome.Open && steps.Count > 0 && place.TryGetValue(steps[^1].StageId, out var now)) open[now]++;
            foreach (var (step, next) in steps.Zip(steps.Skip(1)))
                if (place.TryGetValue(step.StageId, out var left)) stays[left].Add(view.Profile.DayOf(next.EnteredAt).DayNumber - view.Profile.DayOf(step.EnteredAt).DayNumber);
        }
        return new(deals.Count, won, [.. stages.Select((stage, i) => new FunnelStep(
            view.Member(Dimension.Stage, stage.Id), reached[i], lost[i], open[i], stays[i].Count == 0 ? null : Statistics.Median([.. stays[i]])))]);
    }
}
