using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Attain.Execution;

/// <summary>Open deals past their planned close, and deals nobody has touched for longer than a deal may rest.</summary>
internal sealed class OpenOpportunities : IActionSource
{
    /// <summary>Days without an activity or a change of stage after which a deal is called resting; counted from the last contact, not from creation.</summary>
    public static readonly Threshold RestDays = new("execution.restDays", 14m);

    public FactKind Needs => FactKind.Opportunities;

    public IEnumerable<RepAction> For(WorkspaceView view, int personId)
    {
        using var db = view.Store.NewDb();
        var asOf = view.AsOf;
        var open = db.Set<Opportunity>().AsNoTracking()
            .Where(o => !o.Deleted && o.RepId == personId && o.Outcome == Outcome.Open && o.Day <= asOf)
            .ToList();
        var ids = open.Select(o => o.Id).ToList();
        var touched = db.Set<Activity>().AsNoTracking()
            .Where(a => !a.Deleted && a.OpportunityId != null && ids.Contains(a.OpportunityId.Value) && a.Day <= asOf)
            .GroupBy(a => a.OpportunityId!.Value).Select(g => new { g.Key, Last = g.Max(a => a.Day) })
            .ToDictionary(g => g.Key, g => g.Last);
        var moved = db.Set<StageEntry>().AsNoTracking()
            .Where(s => !s.Deleted && ids.Contains(s.OpportunityId))
            .GroupBy(s => s.OpportunityId).Select(g => new { g.Key, Last = g.Max(s => s.EnteredAt) })
            .ToDictionary(g => g.Key, g => view.Profile.DayOf(g.Last));
        foreach (var deal in open)
        {
            var last = Latest(deal.Day, touched.GetValueOrDefault(deal.Id), moved.GetValueOrDefault(deal.Id));
            var rested = asOf.DayNumber - last.DayNumber;
            if (deal.ExpectedCloseDay is { } planned && planned < asOf)
                yield return Action(view, deal, ActionKind.CloseOpportunity, Sentence.Of("execution.deal.late", ("planned", planned), ("days", asOf.DayNumber - planned.DayNumber)));
            else if (rested >= view.Thresholds[RestDays])
                yield return Action(view, deal, ActionKind.MoveOpportunity, Sentence.Of("execution.deal.rests", ("days", rested), ("last", last)));
        }
    }

    private static RepAction Action(WorkspaceView view, Opportunity deal, ActionKind kind, Sentence reason) => new(
        kind,
        deal.CustomerId is { } customer ? view.Member(Dimension.Customer, customer) : null,
        deal.Name,
        reason,
        deal.Amount is { } amount ? view.Profile.Money(amount) : null);

    private static DateOnly Latest(params ReadOnlySpan<DateOnly> days)
    {
        var latest = DateOnly.MinValue;
        foreach (var day in days) if (day > latest) latest = day;
        return latest;
    }
}
