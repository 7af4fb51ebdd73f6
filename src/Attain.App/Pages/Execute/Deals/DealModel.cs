using Attain.App.Web;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Execute;

/// <summary>Everything known of one deal.</summary>
/// <param name="Path">Its stages with the days spent in each, in the order it went through them.</param>
public sealed record DealModel(DealCard Card, IReadOnlyList<DealStep> Path, IReadOnlyList<Activity> Activities, IReadOnlyList<PastEdit> Edits)
{
    public Opportunity Deal => Card.Deal;

    public static DealModel Of(PageContext here, int id)
    {
        var deal = DealRoutes.Desk.Read(here, id);
        var card = DealCard.Read(here.View, [deal.Id]) is [var read] ? read : throw new NotThereException();
        var (steps, activities) = EditRows.Look(here.View.Store, rows => (rows.List<StageEntry>(entry => entry.OpportunityId == id), rows.List<Activity>(activity => activity.OpportunityId == id)));
        return new(card, Steps(here, deal, steps), [.. activities.OrderByDescending(activity => activity.Day).ThenByDescending(activity => activity.Id)], Records.Opportunities.History(here.View, id));
    }

    private static IReadOnlyList<DealStep> Steps(PageContext here, Opportunity deal, IReadOnlyList<StageEntry> entries)
    {
        var stages = FieldWords.Stages(here).ToDictionary(stage => stage.Id);
        var ordered = entries.OrderBy(entry => entry.EnteredAt).ThenBy(entry => entry.Id).ToList();
        var end = deal.ClosedDay ?? WorkDay.Of(here.View);
        return [.. ordered.Select((entry, i) =>
        {
            var (from, to) = (here.Profile.DayOf(entry.EnteredAt), i + 1 < ordered.Count ? here.Profile.DayOf(ordered[i + 1].EnteredAt) : end);
            var stage = stages.GetValueOrDefault(entry.StageId);
            return new DealStep(stage?.Name ?? Format.Nothing, stage?.Outcome ?? Outcome.Open, from, i + 1 < ordered.Count || deal.Outcome == Outcome.Open ? Math.Max(0, to.DayNumber - from.DayNumber) : null);
        })];
    }
}

/// <param name="Days">How long it stayed; null for the end.</param>
public sealed record DealStep(string Stage, Outcome Outcome, DateOnly From, int? Days);
