using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Attain.Execution;

/// <summary>Open deals past their planned close, deals whose next step is due, and deals nobody has touched for longer than a deal may rest.</summary>
internal sealed class OpenOpportunities : IActionSource
{
    /// <summary>Days without an activity or a change of stage after which a deal is called resting; counted from the last contact, not from creation.</summary>
    public static readonly Threshold RestDays = new("execution.restDays", 14m);

    public FactKind? Needs => FactKind.Opportunities;

    public IEnumerable<(int PersonId, RepAction Action)> Find(ActionQuestion question)
    {
        using var db = question.View.Store.NewDb();
        var (view, asOf, now, person) = (question.View, question.View.AsOf, question.Now, question.PersonId);
        var open = db.Set<Opportunity>().AsNoTracking()
            .Where(o => !o.Deleted && o.RepId != null && (person == null || o.RepId == person) && o.Day <= asOf)
            .Where(o => o.Outcome == Outcome.Open || o.ClosedDay > asOf);
        var touched = open
            .Join(db.Set<Activity>().Where(a => !a.Deleted && a.Day <= asOf), o => o.Id, a => a.OpportunityId, (o, a) => new { o.Id, a.Day })
            .GroupBy(a => a.Id).Select(g => new { g.Key, Last = g.Max(a => a.Day) })
            .ToDictionary(g => g.Key, g => g.Last);
        var moved = open
            .Join(db.Set<StageEntry>().Where(s => !s.Deleted && s.EnteredAt < now), o => o.Id, s => s.OpportunityId, (o, s) => new { o.Id, s.EnteredAt })
            .GroupBy(s => s.Id).Select(g => new { g.Key, Last = g.Max(s => s.EnteredAt) })
            .ToDictionary(g => g.Key, g => view.Profile.DayOf(g.Last));
        var deals = open.OrderBy(o => o.Id).ToList();
        return
            from deal in deals
            let rep = deal.RepId ?? 0
            where question.IsAbout(rep)
            let last = Latest(deal.Day, touched.GetValueOrDefault(deal.Id), moved.GetValueOrDefault(deal.Id))
            let action = Judge(question, deal, last)
            where action is not null
            select (rep, action);
    }

    private static RepAction? Judge(ActionQuestion question, Opportunity deal, DateOnly last)
    {
        var asOf = question.View.AsOf;
        if (deal.ExpectedCloseDay is { } planned && planned < asOf)
            return Action(ActionKind.CloseOpportunity, Sentence.Of("execution.deal.late", ("planned", planned), ("days", asOf.DayNumber - planned.DayNumber)));
        if (deal.NextStepDay is { } agreed)
            // A step agreed for later is not to be hurried.
            return agreed <= asOf ? Action(ActionKind.MoveOpportunity, NextSteps.Reason(deal.NextStep, agreed)) : null;
        var rested = asOf.DayNumber - last.DayNumber;
        return rested >= question.View.Thresholds[RestDays]
            ? Action(ActionKind.MoveOpportunity, Sentence.Of("execution.deal.rests", ("days", rested), ("last", last)))
            : null;

        RepAction Action(ActionKind kind, Sentence reason) =>
            new(kind, question.Customer(deal.CustomerId), deal.Name, reason, deal.Amount is { } amount ? question.View.Profile.Money(amount) : null) { RecordId = deal.Id };
    }

    private static DateOnly Latest(params IEnumerable<DateOnly> days) => days.Max();
}
