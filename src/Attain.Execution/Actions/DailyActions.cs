using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>Puts together what a person should do today, most money first.</summary>
public static class DailyActions
{
    /// <summary>How many actions a day holds.</summary>
    public static readonly Threshold PerDay = new("execution.actionsPerDay", 10m);

    private static IReadOnlyList<IActionSource> Sources =>
        [new UnansweredTickets(), new UnansweredLeads(), new OpenOpportunities(), new OverdueCustomers(), new SeasonalCustomers()];

    /// <param name="view">As of the day asked about; its viewer must be allowed to see the person.</param>
    public static ActionList For(WorkspaceView view, int personId)
    {
        var person = view.Member(Dimension.Rep, personId);
        if (view.Viewer.RepIds is { } seen && !seen.Contains(personId))
            throw new RefusedException(Sentence.Of("execution.notYours", ("person", person.Name)));
        var all = Sources
            .Where(source => view.IsLoaded(source.Needs))
            .SelectMany(source => source.For(view, personId))
            .OrderByDescending(action => action.AtStake?.Units ?? 0)
            .ThenBy(action => action.Kind)
            .ThenBy(action => action.Customer?.ExternalId, StringComparer.Ordinal)
            .ToList();
        // Promises to answer somebody come first: they are late by the hour, whatever the money.
        var urgent = all.Where(a => a.Kind is ActionKind.AnswerTicket or ActionKind.AnswerLead).ToList();
        var today = urgent.Concat(all.Except(urgent)).Take((int)view.Thresholds[PerDay]).ToList();
        return new(person, view.AsOf, today, all.Count - today.Count, NotLoaded(view));
    }

    private static List<Sentence> NotLoaded(WorkspaceView view) =>
        [.. Sources.Select(s => s.Needs).Distinct().Where(kind => !view.IsLoaded(kind)).Select(kind => Sentence.Of($"execution.notLoaded.{kind}"))];
}
