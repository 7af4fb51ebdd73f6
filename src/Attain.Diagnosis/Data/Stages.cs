using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Attain.Diagnosis;

/// <summary>An open deal that has stood in its stage for too long.</summary>
internal sealed record StuckDeal(string Name, int RepId, decimal Amount, int Days);

/// <summary>How long deals stay in one stage.</summary>
/// <param name="Usual">Median days of those that passed it; null where too few did.</param>
/// <param name="Won">Of the closed deals that ever reached it, those won.</param>
/// <param name="Open">Deals standing in it.</param>
/// <param name="Stuck">Those of them that stand there for longer than a multiple of the usual time.</param>
/// <param name="Fresh">Deals standing in it, not stuck, that were opened in the diagnosed days.</param>
internal sealed record StageStay(int StageId, double? Usual, int Passed, Rate Won, int Open, List<StuckDeal> Stuck, int Fresh);

/// <summary>What the stage history of all deals of the question tells.</summary>
/// <param name="Stays">One for every stage that deals ever entered; empty without stage history.</param>
/// <param name="Chance">
/// The share that is won of the deals opened in the diagnosed days; null where too few were. An open deal counts with the odds of its
/// stage, a stuck one with nothing: closed deals alone do not show how many never close.
/// </param>
internal sealed record StageHistory(IReadOnlyList<StageStay> Stays, decimal? Chance);

/// <summary>Reads the stage history: single records, which the columns do not hold.</summary>
internal static class Stages
{
    /// <summary>Fewer deals than these tell no share.</summary>
    private const int Fewest = 10;

    public static StageHistory Read(DiagnosisContext context)
    {
        using var db = context.View.Store.NewDb();
        var asOf = context.View.AsOf;
        var where = DiagnosisContext.Fit(MetricCatalogue.WinRate, context.Where);
        var deals = db.Set<Opportunity>().AsNoTracking().Where(deal => !deal.Deleted && deal.Day <= asOf).AsEnumerable()
            .Where(deal => DealScope.Holds(context, where, deal)).ToDictionary(deal => deal.Id);
        var steps = db.Set<StageEntry>().AsNoTracking().Where(entry => !entry.Deleted).AsEnumerable()
            .Select(entry => (Entry: entry, Day: context.View.Profile.DayOf(entry.EnteredAt)))
            .Where(step => deals.ContainsKey(step.Entry.OpportunityId) && step.Day <= asOf)
            .GroupBy(step => step.Entry.OpportunityId);

        var passed = new Dictionary<int, List<double>>();
        var standing = new Dictionary<int, List<(Opportunity Deal, int Days)>>();
        var reached = new Dictionary<int, List<Outcome>>();
        foreach (var history in steps)
        {
            var deal = deals[history.Key];
            var own = history.OrderBy(step => step.Entry.EnteredAt).ThenBy(step => step.Entry.Id).ToList();
            foreach (var (step, next) in own.Zip(own.Skip(1))) Add(passed, step.Entry.StageId, next.Day.DayNumber - step.Day.DayNumber);

            if (deal.ClosedDay <= asOf)
                foreach (var stage in own.Select(step => step.Entry.StageId).Distinct()) Add(reached, stage, deal.Outcome);

            var last = own[^1];
            if (deal.Outcome == Outcome.Open || deal.ClosedDay > asOf) Add(standing, last.Entry.StageId, (deal, asOf.DayNumber - last.Day.DayNumber));
            else if (deal is { Outcome: Outcome.Won, ClosedDay: { } closed } && !IsEnd(db, last.Entry.StageId)) Add(passed, last.Entry.StageId, Math.Max(0, closed.DayNumber - last.Day.DayNumber));
        }

        List<StageStay> stays =
        [
            .. passed.Keys.Union(standing.Keys).Order().Select(stage => Stay(
                context, stage, passed.GetValueOrDefault(stage, []), reached.GetValueOrDefault(stage, []), standing.GetValueOrDefault(stage, []))),
        ];
        var known = deals.Values.Where(deal => context.Days.Contains(deal.Day) && deal.Outcome != Outcome.Open && deal.ClosedDay <= asOf).ToList();
        var opened = known.Count + standing.Values.Sum(open => open.Count(one => context.Days.Contains(one.Deal.Day)));
        var won = known.Count(deal => deal.Outcome == Outcome.Won) + stays.Sum(stay => stay.Fresh * stay.Won.Value);
        return new(stays, stays.Count == 0 || opened < Fewest ? null : won / opened);
    }

    /// <summary>Whether the stage is one deals end in.</summary>
    public static bool IsEnd(DiagnosisContext context, int stageId)
    {
        using var db = context.View.Store.NewDb();
        return IsEnd(db, stageId);
    }

    private static bool IsEnd(WorkspaceDb db, int stageId) => db.Set<Stage>().Find(stageId) is { Outcome: not Outcome.Open };

    private static StageStay Stay(
        DiagnosisContext context, int stageId, List<double> passed, List<Outcome> reached, List<(Opportunity Deal, int Days)> standing)
    {
        double? usual = passed.Count >= context[DiagnosisThresholds.FewestCases] ? Statistics.Median([.. passed]) : null;
        var limit = usual * (double)context[DiagnosisThresholds.StuckTimes];
        var stuck = standing.Where(open => open.Days > limit).Select(open => new StuckDeal(
            open.Deal.Name.Length > 0 ? open.Deal.Name : open.Deal.ExternalId, open.Deal.RepId ?? 0,
            (decimal)(open.Deal.Amount ?? 0) / context.View.Profile.Currency.Factor, open.Days)).ToList();
        var fresh = standing.Count(open => !(open.Days > limit) && context.Days.Contains(open.Deal.Day));
        return new StageStay(stageId, usual, passed.Count, new Rate(reached.Count(outcome => outcome == Outcome.Won), reached.Count), standing.Count, stuck, fresh);
    }

    private static void Add<T>(Dictionary<int, List<T>> lists, int key, T value)
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        list.Add(value);
    }
}
