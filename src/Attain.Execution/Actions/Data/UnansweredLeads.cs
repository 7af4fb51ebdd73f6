using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Attain.Execution;

/// <summary>Leads without a first response past the time their grade allows. C is nurtured and has no clock.</summary>
internal sealed class UnansweredLeads : IActionSource
{
    public static readonly Threshold HoursForA = new("execution.leadHoursA", 2m);
    public static readonly Threshold HoursForB = new("execution.leadHoursB", 24m);

    public FactKind Needs => FactKind.Leads;

    public IEnumerable<RepAction> For(WorkspaceView view, int personId)
    {
        using var db = view.Store.NewDb();
        var asOf = view.AsOf;
        var waiting = db.Set<Lead>().AsNoTracking()
            .Where(l => !l.Deleted && l.RepId == personId && l.FirstResponseAt == null && l.ConvertedDay == null && l.Day <= asOf)
            .ToList();
        var now = view.Profile.EndOf(asOf);
        foreach (var lead in waiting)
        {
            // A lead without a grade is treated as B until somebody grades it.
            var allowed = lead.Grade switch { "A" => view.Thresholds[HoursForA], "C" => (decimal?)null, _ => view.Thresholds[HoursForB] };
            var hours = (now - lead.CreatedAt) / 3600;
            if (allowed is null || hours < allowed) continue;
            yield return new(
                ActionKind.AnswerLead,
                lead.CustomerId is { } customer ? view.Member(Dimension.Customer, customer) : null,
                lead.Name,
                Sentence.Of("execution.lead", ("grade", lead.Grade ?? "B"), ("hours", hours), ("allowed", allowed)),
                null);
        }
    }
}
