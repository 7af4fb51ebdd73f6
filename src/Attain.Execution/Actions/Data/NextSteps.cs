using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Attain.Execution;

/// <summary>Steps that were agreed with a customer or lead and are due, and nothing has been noted with them since. Those of a deal are told with the deal.</summary>
internal sealed class NextSteps : IActionSource
{
    /// <summary>Nothing: people write steps down themselves.</summary>
    public FactKind? Needs => null;

    public IEnumerable<(int PersonId, RepAction Action)> Find(ActionQuestion question)
    {
        using var db = question.View.Store.NewDb();
        var (asOf, person) = (question.View.AsOf, question.PersonId);
        var activities = db.Set<Activity>().AsNoTracking().Where(a => !a.Deleted && a.Day <= asOf);
        var due = activities
            .Where(a => a.NextStepDay <= asOf && a.OpportunityId == null && a.RepId != null && (person == null || a.RepId == person))
            .OrderBy(a => a.NextStepDay).ThenBy(a => a.Id).ToList();
        if (due.Count == 0) return [];
        var customers = due.Select(a => a.CustomerId).Where(id => id is not null).ToHashSet();
        var leads = due.Select(a => a.LeadId).Where(id => id is not null).ToHashSet();
        var first = due.Min(a => a.Id);
        var later = activities.Where(a => a.Id > first && (customers.Contains(a.CustomerId) || leads.Contains(a.LeadId))).Select(a => new { a.Id, a.CustomerId, a.LeadId }).ToList();
        var lastWith = later.Where(a => a.CustomerId is not null).GroupBy(a => a.CustomerId!.Value).ToDictionary(g => g.Key, g => g.Max(a => a.Id));
        var lastOn = later.Where(a => a.LeadId is not null).GroupBy(a => a.LeadId!.Value).ToDictionary(g => g.Key, g => g.Max(a => a.Id));
        return
            from step in due
            let rep = step.RepId ?? 0
            where question.IsAbout(rep)
            where (step.LeadId is { } lead ? lastOn.GetValueOrDefault(lead) : step.CustomerId is { } customer ? lastWith.GetValueOrDefault(customer) : 0) <= step.Id
            select (rep, new RepAction(ActionKind.TakeNextStep, question.Customer(step.CustomerId), step.NextStep, Reason(step.NextStep, step.NextStepDay), null) { RecordId = step.Id });
    }

    internal static Sentence Reason(string? step, DateOnly? day) =>
        step is { } what ? Sentence.Of("execution.step", ("step", what), ("day", day)) : Sentence.Of("execution.step.open", ("day", day));
}
