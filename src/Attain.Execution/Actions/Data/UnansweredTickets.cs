using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Attain.Execution;

/// <summary>Service requests that lie with somebody and have waited too long for a first answer.</summary>
internal sealed class UnansweredTickets : IActionSource
{
    /// <summary>Hours within which a ticket is answered.</summary>
    public static readonly Threshold Hours = new("execution.ticketHours", 48m);

    public FactKind? Needs => FactKind.Tickets;

    public IEnumerable<(int PersonId, RepAction Action)> Find(ActionQuestion question)
    {
        using var db = question.View.Store.NewDb();
        var (asOf, now, person, allowed) = (question.View.AsOf, question.Now, question.PersonId, question.View.Thresholds[Hours]);
        var open = db.Set<Ticket>().AsNoTracking()
            .Where(t => !t.Deleted && t.RepId != null && (person == null || t.RepId == person) && t.Day <= asOf)
            .Where(t => (t.FirstResponseAt == null || t.FirstResponseAt >= now) && (t.ResolvedAt == null || t.ResolvedAt >= now))
            .OrderBy(t => t.OpenedAt).ThenBy(t => t.Id)
            .ToList();
        return
            from ticket in open
            let rep = ticket.RepId ?? 0
            where question.IsAbout(rep) && now - ticket.OpenedAt > allowed * 3600
            select (rep, new RepAction(
                ActionKind.AnswerTicket,
                question.Customer(ticket.CustomerId),
                ticket.Kind,
                Sentence.Of("execution.ticket", ("hours", (now - ticket.OpenedAt) / 3600), ("allowed", allowed)),
                null)
            {
                RecordId = ticket.Id,
            });
    }
}
