using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Attain.Execution;

/// <summary>Service requests of a rep's customers that nobody has answered.</summary>
internal sealed class UnansweredTickets : IActionSource
{
    public static readonly Threshold Hours = new("execution.ticketHours", 48m);

    public FactKind Needs => FactKind.Tickets;

    public IEnumerable<RepAction> For(WorkspaceView view, int personId)
    {
        using var db = view.Store.NewDb();
        var asOf = view.AsOf;
        var now = view.Profile.EndOf(asOf);
        var open = db.Set<Ticket>().AsNoTracking()
            .Where(t => !t.Deleted && t.RepId == personId && t.FirstResponseAt == null && t.ResolvedAt == null && t.Day <= asOf)
            .ToList();
        foreach (var ticket in open)
        {
            var hours = (now - ticket.OpenedAt) / 3600;
            if (hours < view.Thresholds[Hours]) continue;
            yield return new(
                ActionKind.AnswerTicket,
                ticket.CustomerId is { } customer ? view.Member(Dimension.Customer, customer) : null,
                ticket.Kind,
                Sentence.Of("execution.ticket", ("hours", hours), ("allowed", view.Thresholds[Hours])),
                null);
        }
    }
}
