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

    public FactKind? Needs => FactKind.Leads;

    public IEnumerable<(int PersonId, RepAction Action)> Find(ActionQuestion question)
    {
        using var db = question.View.Store.NewDb();
        var (asOf, now, person) = (question.View.AsOf, question.Now, question.PersonId);
        var waiting = db.Set<Lead>().AsNoTracking()
            .Where(l => !l.Deleted && l.RepId != null && (person == null || l.RepId == person) && l.Day <= asOf)
            .Where(l => (l.FirstResponseAt == null || l.FirstResponseAt >= now) && (l.ConvertedDay == null || l.ConvertedDay > asOf))
            .OrderBy(l => l.CreatedAt).ThenBy(l => l.Id)
            .ToList();
        return
            from lead in waiting
            let rep = lead.RepId ?? 0
            where question.IsAbout(rep)
            let grade = lead.Grade?.Trim().ToUpperInvariant()
            let allowed = Allowed(grade, question.View.Thresholds)
            where now - lead.CreatedAt > allowed * 3600
            orderby grade == "A" descending
            select (rep, new RepAction(
                ActionKind.AnswerLead,
                question.Customer(lead.CustomerId),
                lead.Name,
                Reason(grade, (now - lead.CreatedAt) / 3600, allowed.Value),
                null)
            {
                RecordId = lead.Id,
            });
    }

    // A lead without a grade, or with another, is treated as B until somebody grades it.
    internal static decimal? Allowed(string? grade, Thresholds thresholds) => grade switch
    {
        "A" => thresholds[HoursForA],
        "C" => null,
        _ => thresholds[HoursForB],
    };

    private static Sentence Reason(string? grade, long hours, decimal allowed) => string.IsNullOrEmpty(grade)
        ? Sentence.Of("execution.lead.ungraded", ("hours", hours), ("allowed", allowed))
        : Sentence.Of("execution.lead", ("grade", grade), ("hours", hours), ("allowed", allowed));
}
